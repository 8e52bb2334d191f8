/*
 * rt_tgsigqueueinfo(2): "sends the signal and data to the single thread specified by the
 * combination of tgid and tid".
 */
#include "support.h"

static int ready[2], done[2];
static volatile pid_t tid;
static volatile int seen_private, seen_value;

static void *thread(void *unused)
{
    sigset_t set = set_of(SIGUSR1);
    siginfo_t info;

    tid = thread_id();
    tell(ready[1]);
    await(done[0]);
    seen_private = is_pending(SIGUSR1);
    if (take_pending(&set, &info) == SIGUSR1)
        seen_value = info.si_value.sival_int;
    return unused;
}

int main(void)
{
    pthread_t id;
    siginfo_t info;
    pid_t child = fork();

    if (child == 0)
        for (;;)
            pause();
    make_pipe(ready);
    make_pipe(done);
    block_signal(SIGUSR1);
    pthread_create(&id, NULL, thread, NULL);
    await(ready[0]);
    memset(&info, 0, sizeof info);
    info.si_code = SI_QUEUE;
    info.si_value.sival_int = 31;
    is_int(syscall(SYS_rt_tgsigqueueinfo, getpid(), tid, SIGUSR1, &info), 0, "it succeeds");
    ok(!is_pending(SIGUSR1), "the signal is not pending for another thread");
    tell(done[1]);
    pthread_join(id, NULL);
    ok(seen_private, "it was pending for the named thread");
    is_int(seen_value, 31, "with its value");
    fails_with(syscall(SYS_rt_tgsigqueueinfo, child, thread_id(), SIGUSR1, &info), ESRCH,
               "a thread of another group is ESRCH");
    fails_with(syscall(SYS_rt_tgsigqueueinfo, getpid(), 0, SIGUSR1, &info), EINVAL,
               "thread 0 is EINVAL");
    end_child(child);
    return done_testing();
}
