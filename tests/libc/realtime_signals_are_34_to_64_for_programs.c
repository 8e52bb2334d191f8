#include "../signal/realtime_signals_are_34_to_64_for_programs.c"
