#include "../signal/raise_in_a_thread_stays_in_the_thread.c"
