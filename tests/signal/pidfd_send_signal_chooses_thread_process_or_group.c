/*
 * pidfd_send_signal(2): PIDFD_SIGNAL_THREAD, PIDFD_SIGNAL_THREAD_GROUP and
 * PIDFD_SIGNAL_PROCESS_GROUP (Linux 6.9) overrule what the descriptor stands for; one at a time.
 */
#include "support.h"

#include "threads.h"

#define THREAD (1 << 0)
#define THREAD_GROUP (1 << 1)
#define PROCESS_GROUP (1 << 2)

static long send(int fd, int signal, unsigned flags)
{
    return syscall(SYS_pidfd_send_signal, fd, signal, NULL, flags);
}

static void hold(struct worker *self)
{
    sigset_t set = set_of_two(SIGUSR1, SIGUSR2);
    siginfo_t info;

    worker_pause(self);
    /* Private before shared: the thread's own ones are taken here, the process's stay. */
    self->result = take_pending(&set, &info) == SIGUSR1 && info.si_code == SI_TKILL;
}

static int takes(int signal, int code)
{
    sigset_t set = set_of(signal);
    siginfo_t info;

    return take_pending(&set, &info) == signal && info.si_code == code
           && info.si_pid == getpid() && info.si_uid == getuid();
}

int main(void)
{
    int process, thread;
    struct worker worker;
    pid_t leader, member;

    block_signal(SIGUSR1);
    block_signal(SIGUSR2);
    worker_start(&worker, hold);
    worker_await(&worker);
    process = syscall(SYS_pidfd_open, getpid(), 0);
    thread = syscall(SYS_pidfd_open, worker.tid, O_EXCL /* PIDFD_THREAD */);
    if (thread < 0 || (send(process, 0, THREAD) < 0 && errno == EINVAL))
        skip_all("this Linux has no pidfds of threads");
    is_int(send(process, SIGUSR1, 0), 0, "without a flag a process's descriptor");
    ok(takes(SIGUSR1, SI_USER), "signals the process, as kill does");
    is_int(send(process, SIGUSR1, THREAD), 0, "PIDFD_SIGNAL_THREAD by it");
    ok(takes(SIGUSR1, SI_TKILL), "signals its main thread, as tgkill does");
    is_int(send(thread, SIGUSR2, THREAD_GROUP), 0, "PIDFD_SIGNAL_THREAD_GROUP by a thread's");
    ok(takes(SIGUSR2, SI_USER), "signals the whole process");
    is_int(send(thread, SIGUSR1, 0), 0, "without a flag a thread's descriptor");
    ok(!is_pending(SIGUSR1), "signals not the process");
    worker_end(&worker);
    is_int(worker.result, 1, "but the thread, as tgkill does");
    fails_with(send(process, 0, THREAD | THREAD_GROUP), EINVAL, "two flags are EINVAL");
    fails_with(send(process, 0, 8), EINVAL, "so is an unknown one");

    leader = fork();
    if (leader == 0) {
        unblock_all();
        for (;;)
            pause();
    }
    setpgid(leader, leader);
    member = fork();
    if (member == 0) {
        unblock_all();
        for (;;)
            pause();
    }
    setpgid(member, leader);
    process = syscall(SYS_pidfd_open, leader, 0);
    is_int(send(process, SIGTERM, PROCESS_GROUP), 0, "PIDFD_SIGNAL_PROCESS_GROUP");
    is_killed(wait_for(leader), SIGTERM, "reaches the leader");
    is_killed(wait_for(member), SIGTERM, "and the other member");
    return done_testing();
}
