#include "../signal/sigwait_in_a_thread_takes_the_processs_signals.c"
