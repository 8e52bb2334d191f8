#include "../signal/signal_installs_a_lasting_restarting_handler.c"
