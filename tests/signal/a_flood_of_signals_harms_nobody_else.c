/*
 * A process that sends as many signals as it can fills its own user's queue only: others still
 * send and receive.
 */
#include "support.h"

static int ready[2];

static void flood(void)
{
    struct rlimit limit = { 2000, 2000 };
    int sent = 0;

    if (become_user(40020) < 0)
        _exit(1);
    setrlimit(RLIMIT_SIGPENDING, &limit);
    for (int i = SIGRTMIN; i <= SIGRTMAX; i++)
        block_signal(i);
    for (int i = 0; i < 20000; i++)
        sent += queue_int(getpid(), SIGRTMIN + i % 30, i) == 0;
    tell(ready[1]);
    if (sent != 2000)
        _exit(2);
    for (;;)
        pause();
}

int main(void)
{
    sigset_t set = set_of(SIGRTMIN);
    int arrived = 0;
    pid_t child;

    need_root();
    make_pipe(ready);
    child = start_child(flood);
    await(ready[0]);
    block_signal(SIGRTMIN);
    for (int i = 0; i < 100; i++)
        arrived += queue_int(getpid(), SIGRTMIN, i) == 0 && take_pending(&set, NULL) == SIGRTMIN;
    is_int(arrived, 100, "another user's signals are not limited by it");
    is_int(kill(child, SIGTERM), 0, "the flooded process can be signalled");
    is_killed(wait_for(child), SIGTERM, "and ended");
    return done_testing();
}
