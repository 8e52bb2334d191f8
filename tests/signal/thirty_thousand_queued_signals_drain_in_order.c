/* The cost of a queued signal does not depend on how many wait before it. */
#include "support.h"

#define COUNT 30000

int main(void)
{
    struct rlimit limit = { COUNT + 5000, COUNT + 5000 }, old;
    sigset_t set = set_of_two(SIGRTMIN, SIGRTMIN + 1);
    siginfo_t info;
    int wrong = 0;

    getrlimit(RLIMIT_SIGPENDING, &old);
    if (old.rlim_cur < limit.rlim_cur && setrlimit(RLIMIT_SIGPENDING, &limit) < 0)
        skip_all("RLIMIT_SIGPENDING is too low");
    sigprocmask(SIG_BLOCK, &set, NULL);
    for (int i = 0; i < COUNT; i++)
        wrong += queue_int(getpid(), i < COUNT / 2 ? SIGRTMIN : SIGRTMIN + 1, i) != 0;
    is_int(wrong, 0, "30000 signals were queued");
    for (int i = 0; i < COUNT; i++)
        wrong += take_pending(&set, &info) <= 0 || info.si_value.sival_int != i;
    is_int(wrong, 0, "all came back in order");
    is_int(take_pending(&set, &info), -1, "and no more");
    return done_testing();
}
