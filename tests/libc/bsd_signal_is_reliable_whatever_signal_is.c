#include "../signal/bsd_signal_is_reliable_whatever_signal_is.c"
