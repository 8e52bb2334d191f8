#include "../signal/siginterrupt_chooses_whether_calls_restart.c"
