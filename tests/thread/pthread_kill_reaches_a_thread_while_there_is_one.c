/*
 * pthread_kill(3), pthread_sigqueue(3), tgkill(2): a signal to a thread, with a value or without;
 * number 0 checks; a thread that has ended gets nothing, and its tid is ESRCH.
 */
#include "support.h"

static volatile pid_t tid;
static siginfo_t info[2];

static void *take_two(void *unused)
{
    sigset_t set = set_of_two(SIGUSR1, SIGRTMIN);

    tid = thread_id();
    /* The system call: glibc's sigwaitinfo() turns SI_TKILL into SI_USER. */
    for (int i = 0; i < 2; i++)
        syscall(SYS_rt_sigtimedwait, &set, &info[i], NULL, 8);
    return unused;
}

int main(void)
{
    sigset_t set = set_of_two(SIGUSR1, SIGRTMIN);
    pthread_t thread;

    sigprocmask(SIG_BLOCK, &set, NULL);
    pthread_create(&thread, NULL, take_two, NULL);
    while (!tid)
        sched_yield();
    is_int(pthread_kill(thread, 0), 0, "number 0 only checks");
    is_int(pthread_kill(thread, 65), EINVAL, "65 is EINVAL");
    is_int(pthread_kill(thread, SIGUSR1), 0, "pthread_kill");
    is_int(pthread_sigqueue(thread, SIGRTMIN, (union sigval){ .sival_int = 42 }), 0,
           "pthread_sigqueue");
    while (tgkill(getpid(), tid, 0) == 0)
        sched_yield();
    is_int(errno, ESRCH, "when the thread has ended its tid is ESRCH");
    is_int(pthread_kill(thread, SIGUSR1), 0, "pthread_kill before the join succeeds");
    is_int(pthread_kill(thread, 0), 0, "also with number 0");
    ok(!is_pending(SIGUSR1), "and sends nothing");
    pthread_join(thread, NULL);
    ok(info[0].si_signo == SIGUSR1 && info[0].si_code == SI_TKILL, "the thread got SI_TKILL");
    ok(info[0].si_pid == getpid() && info[0].si_uid == getuid(), "from its own process");
    ok(info[1].si_signo == SIGRTMIN && info[1].si_code == SI_QUEUE, "then SI_QUEUE");
    is_int(info[1].si_value.sival_int, 42, "with its value");
    return done_testing();
}
