/*
 * proc(5), /proc/PID/status: SigQ: "the number of currently queued signals for the real user ID" /
 * its limit.
 */
#include "support.h"

static void count_as_a_user(void)
{
    struct rlimit limit = { 50, 50 };

    if (become_user(40010) < 0)
        _exit(1);
    setrlimit(RLIMIT_SIGPENDING, &limit);
    block_signal(SIGRTMIN);
    block_signal(SIGUSR1);
    if (strcmp(status_field(getpid(), "SigQ"), "0/50") != 0)
        _exit(2);
    for (int i = 0; i < 7; i++)
        queue_int(getpid(), SIGRTMIN, i);
    if (strcmp(status_field(getpid(), "SigQ"), "7/50") != 0)
        _exit(3);
    kill(getpid(), SIGUSR1);
    kill(getpid(), SIGUSR1);
    if (strcmp(status_field(getpid(), "SigQ"), "8/50") != 0)
        _exit(4);
    ignore_signal(SIGRTMIN);
    if (strcmp(status_field(getpid(), "SigQ"), "1/50") != 0)
        _exit(5);
}

static void *queue_to_myself(void *arg)
{
    siginfo_t info = { .si_code = SI_QUEUE };

    block_signal(SIGRTMIN);
    for (int i = 0; i < 3; i++)
        syscall(SYS_rt_tgsigqueueinfo, getpid(), thread_id(), SIGRTMIN, &info);
    return strcmp(status_field(getpid(), "SigQ"), "3/50") != 0 ? arg : NULL;
}

/* Each way out of a queue gives the entry back. */
static void release_in_each_way(void)
{
    sigset_t set = set_of_two(SIGRTMIN, SIGTSTP);
    struct rlimit limit = { 50, 50 };
    void *failed = &set;
    pthread_t thread;

    setrlimit(RLIMIT_SIGPENDING, &limit);
    if (become_user(40011) < 0)
        _exit(1);
    if (pthread_create(&thread, NULL, queue_to_myself, failed) != 0)
        _exit(2);
    pthread_join(thread, &failed);
    if (failed)
        _exit(3);
    while (strcmp(status_field(getpid(), "SigQ"), "0/50") != 0)
        sched_yield(); /* the thread's end may be later than the join */
    sigprocmask(SIG_BLOCK, &set, NULL);
    queue_int(getpid(), SIGRTMIN, 1);
    kill(getpid(), SIGTSTP);
    if (strcmp(status_field(getpid(), "SigQ"), "2/50") != 0)
        _exit(4);
    kill(getpid(), SIGCONT);
    if (strcmp(status_field(getpid(), "SigQ"), "1/50") != 0)
        _exit(5);
    take_pending(&set, NULL);
    if (strcmp(status_field(getpid(), "SigQ"), "0/50") != 0)
        _exit(6);
}

int main(void)
{
    need_root();
    is_exit(run_child(count_as_a_user), 0,
            "0, then 7, then 8 with a standard signal, then 1 of 50");
    is_exit(run_child(release_in_each_way), 0,
            "a thread's end, SIGCONT and taking it give an entry back");
    return done_testing();
}
