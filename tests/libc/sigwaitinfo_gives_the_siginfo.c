#include "../signal/sigwaitinfo_gives_the_siginfo.c"
