#include "../signal/sigwait_gives_the_number.c"
