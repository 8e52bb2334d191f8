#include "../signal/every_signal_has_its_name.c"
