/*
 * sigqueue(3): "EAGAIN The limit of signals which may be queued has been reached"
 * (RLIMIT_SIGPENDING, counted per user).
 */
#include "support.h"

static void fill_the_queue(void)
{
    struct rlimit limit = { 10, 10 };
    sigset_t set = set_of(SIGRTMIN);
    int queued = 0;

    if (geteuid() == 0 && become_user(40001) < 0)
        _exit(1);
    setrlimit(RLIMIT_SIGPENDING, &limit);
    block_signal(SIGRTMIN);
    while (queued < 100 && queue_int(getpid(), SIGRTMIN, queued) == 0)
        queued++;
    if (queued != 10 || errno != EAGAIN)
        _exit(2);
    if (take_pending(&set, NULL) != SIGRTMIN || queue_int(getpid(), SIGRTMIN, 10) != 0)
        _exit(3);
    if (queue_int(getpid(), SIGRTMIN, 11) != -1 || errno != EAGAIN)
        _exit(4);
}

int main(void)
{
    need_root();
    is_exit(run_child(fill_the_queue), 0,
            "ten fit, the next is EAGAIN, and one taken makes room for one");
    return done_testing();
}
