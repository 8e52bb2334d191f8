#include "../time/a_timer_may_call_a_function_in_a_thread.c"
