#include "../signal/sigtimedwait_times_out.c"
