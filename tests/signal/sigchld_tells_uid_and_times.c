/*
 * sigaction(2): "SIGCHLD fills in si_pid, si_uid, si_status, si_utime, and si_stime": the child's
 * real user id, and its own time (children it waited for do not count) in clock ticks.
 */
#include "support.h"

static siginfo_t info;

static void next_sigchld(pid_t child)
{
    sigset_t set = set_of(SIGCHLD);

    memset(&info, 0x55, sizeof info);
    sigwaitinfo(&set, &info);
    wait_for(child);
}

static void exit_as_another_user(void)
{
    if (setresuid(1001, 1002, 1003) < 0)
        _exit(1);
    _exit(300);
}

/* Until this process has used 150 ms of CPU, about half of it in the kernel. */
static void work(void)
{
    struct rusage usage;

    do {
        for (volatile int i = 0; i < 20000; i++)
            ;
        for (int i = 0; i < 200; i++)
            syscall(SYS_getppid);
        getrusage(RUSAGE_SELF, &usage);
    } while ((usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000
             + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec < 150000);
}

static void let_a_child_work(void)
{
    run_child(work);
}

static void *work_in_thread(void *unused)
{
    work();
    return unused;
}

static void let_a_thread_work(void)
{
    pthread_t thread;

    pthread_create(&thread, NULL, work_in_thread, NULL);
    pthread_join(thread, NULL);
}

int main(void)
{
    pid_t child;

    need_root();
    block_signal(SIGCHLD);
    child = start_child(exit_as_another_user);
    next_sigchld(child);
    is_int(info.si_uid, 1001, "si_uid is the child's real uid");
    is_int(info.si_status, 300 & 0xff, "si_status has eight bits of the exit status");
    is_int(info.si_errno, 0, "si_errno is 0");
    ok(info.si_utime + info.si_stime < 5, "a child that did nothing used no time");
    child = start_child(work);
    next_sigchld(child);
    ok(info.si_utime + info.si_stime >= 5 && info.si_utime + info.si_stime < 1000,
       "one that worked 150 ms used about 15 ticks");
    child = start_child(let_a_thread_work);
    next_sigchld(child);
    ok(info.si_utime + info.si_stime >= 5, "a thread's time counts");
    child = start_child(let_a_child_work);
    next_sigchld(child);
    ok(info.si_utime + info.si_stime < 5, "a grandchild's does not");
    return done_testing();
}
