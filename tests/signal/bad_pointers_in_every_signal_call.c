/*
 * Each pointer argument of each call that has to do with signals: EFAULT, and nothing is done, if
 * it lies in no memory, in the kernel or outside of the canonical addresses, if the object ends one
 * byte (or more) into an unmapped page, or if it is a result on a read-only page. An object that
 * just fits is taken, unaligned, too.
 */
#include "support.h"
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>

#ifndef SYS_epoll_pwait2
#define SYS_epoll_pwait2 441
#endif

static const uintptr_t bad[] = {
    1, 8, 0xfff, 0x00007ffffffff000, 0x00007ffffffffffc, 0x0000800000000000, 0x8000000000000000,
    0xffff800000000000, 0xffffffff81000000, 0xfffffffffffffff8, 0xffffffffffffffff,
};

static char *edge, *read_only, *no_access; /* edge: unmapped from here on */
static struct timespec zero;
static unsigned long set = MASK_BIT(SIGUSR1);
static int epoll, signals, pidfd, timer_id;

#define CALL(name, expression) static long name(void *p) { return expression; }

CALL(action_new, syscall(SYS_rt_sigaction, SIGUSR1, p, NULL, 8))
CALL(action_old, syscall(SYS_rt_sigaction, SIGUSR1, NULL, p, 8))
CALL(mask_new, syscall(SYS_rt_sigprocmask, SIG_BLOCK, p, NULL, 8))
CALL(mask_old, syscall(SYS_rt_sigprocmask, SIG_BLOCK, NULL, p, 8))
CALL(pending, syscall(SYS_rt_sigpending, p, 8))
CALL(suspend, syscall(SYS_rt_sigsuspend, p, 8))
CALL(timedwait_set, syscall(SYS_rt_sigtimedwait, p, NULL, &zero, 8))
CALL(timedwait_time, syscall(SYS_rt_sigtimedwait, &set, NULL, p, 8))
CALL(altstack_new, syscall(SYS_sigaltstack, p, NULL))
CALL(altstack_old, syscall(SYS_sigaltstack, NULL, p))
CALL(signalfd_set, syscall(SYS_signalfd4, signals, p, 8, 0))
CALL(itimer_new, syscall(SYS_setitimer, ITIMER_REAL, p, NULL))
CALL(itimer_get, syscall(SYS_getitimer, ITIMER_REAL, p))
CALL(sleep_time, syscall(SYS_nanosleep, p, NULL))
CALL(clock_sleep_time, syscall(SYS_clock_nanosleep, CLOCK_MONOTONIC, 0, p, NULL))
CALL(ppoll_mask, syscall(SYS_ppoll, NULL, 0, &zero, p, 8))
CALL(ppoll_time, syscall(SYS_ppoll, NULL, 0, p, NULL, 8))
CALL(ppoll_list, syscall(SYS_ppoll, p, 1, &zero, NULL, 8))
CALL(pselect_pair, syscall(SYS_pselect6, 0, NULL, NULL, NULL, &zero, p))
CALL(pselect_time, syscall(SYS_pselect6, 0, NULL, NULL, NULL, p, NULL))
CALL(timer_event, syscall(SYS_timer_create, CLOCK_MONOTONIC, p, &timer_id))
CALL(timer_place, syscall(SYS_timer_create, CLOCK_MONOTONIC, NULL, p))
CALL(timer_set, syscall(SYS_timer_settime, timer_id, 0, p, NULL))
CALL(timer_get, syscall(SYS_timer_gettime, timer_id, p))
CALL(death_signal, prctl(PR_GET_PDEATHSIG, p, 0, 0, 0))
CALL(limit_get, syscall(SYS_prlimit64, 0, RLIMIT_SIGPENDING, NULL, p))
CALL(limit_set, syscall(SYS_prlimit64, 0, RLIMIT_SIGPENDING, p, NULL))
CALL(owner_set, fcntl(0, F_SETOWN_EX, p))
CALL(owner_get, fcntl(0, F_GETOWN_EX, p))

/* SIGUSR2 is pending if the call succeeded, and only then. */
#define SEND_CALL(name, expression) \
    static long name(void *p) \
    { \
        sigset_t sent = set_of(SIGUSR2); \
        long result = expression; \
        int error = errno; \
        if ((take_pending(&sent, NULL) == SIGUSR2) != (result == 0)) \
            return -2; \
        errno = error; \
        return result; \
    }

SEND_CALL(queueinfo, syscall(SYS_rt_sigqueueinfo, getpid(), SIGUSR2, p))
SEND_CALL(tgqueueinfo, syscall(SYS_rt_tgsigqueueinfo, getpid(), getpid(), SIGUSR2, p))
SEND_CALL(pidfd_info, syscall(SYS_pidfd_send_signal, pidfd, SIGUSR2, p, 0))

static long pselect_mask(void *p)
{
    struct { void *set; size_t size; } pair = { p, 8 };

    return syscall(SYS_pselect6, 0, NULL, NULL, NULL, &zero, &pair);
}

static long epoll_mask(void *p)
{
    struct epoll_event event;

    return syscall(SYS_epoll_pwait, epoll, &event, 1, 0, p, 8);
}

static long epoll_event(void *p)
{
    return syscall(SYS_epoll_pwait, epoll, p, 1, 0, NULL, 8);
}

static long epoll_time(void *p)
{
    struct epoll_event event;

    return syscall(SYS_epoll_pwait2, epoll, &event, 1, p, NULL, 8);
}

static long itimer_old(void *p)
{
    struct itimerval none = { { 0, 0 }, { 0, 0 } };

    return syscall(SYS_setitimer, ITIMER_REAL, &none, p);
}

static long timer_old(void *p)
{
    struct itimerspec none = { { 0, 0 }, { 0, 0 } };

    return syscall(SYS_timer_settime, timer_id, 0, &none, p);
}

/* A signal that is taken and cannot be stored is gone, on Linux too. */
static long timedwait_info(void *p)
{
    long result;
    int error;

    kill(getpid(), SIGUSR1);
    result = syscall(SYS_rt_sigtimedwait, &set, p, &zero, 8);
    error = errno;
    if (is_pending(SIGUSR1))
        return -2;
    errno = error;
    return result;
}

static long signalfd_record(void *p)
{
    long result;
    int error;

    kill(getpid(), SIGUSR1);
    result = read(signals, p, sizeof(struct signalfd_siginfo));
    error = errno;
    take_pending((sigset_t *)&set, NULL); /* still there if p is no user address at all */
    errno = error;
    return result;
}

static pid_t ended_child(void)
{
    pid_t pid = fork();

    if (pid == 0)
        _exit(3);
    return pid;
}

/* A child whose status cannot be stored is reaped all the same. */
#define WAIT_CALL(name, expression) \
    static long name(void *p) \
    { \
        pid_t pid = ended_child(); \
        long result = expression; \
        int error = errno; \
        if (waitpid(pid, NULL, 0) != -1) \
            return -2; \
        errno = error; \
        return result; \
    }

WAIT_CALL(wait4_status, syscall(SYS_wait4, pid, p, 0, NULL))
WAIT_CALL(wait4_usage, syscall(SYS_wait4, pid, NULL, 0, p))
WAIT_CALL(waitid_info, syscall(SYS_waitid, P_PID, pid, p, WEXITED, NULL))
WAIT_CALL(waitid_usage, syscall(SYS_waitid, P_PID, pid, NULL, WEXITED, p))

enum { IN, OUT, IN_BLOCKS };

static const struct {
    const char *name;
    long (*call)(void *p);
    int kind;
    int size; /* what the kernel reads or writes: of a siginfo's 128 bytes it may be less */
} calls[] = {
    { "rt_sigaction, the new action", action_new, IN, 32 },
    { "rt_sigaction, the old action", action_old, OUT, 32 },
    { "rt_sigprocmask, the new mask", mask_new, IN, 8 },
    { "rt_sigprocmask, the old mask", mask_old, OUT, 8 },
    { "rt_sigpending", pending, OUT, 8 },
    { "rt_sigsuspend", suspend, IN_BLOCKS, 8 },
    { "rt_sigtimedwait, the set", timedwait_set, IN, 8 },
    { "rt_sigtimedwait, the time", timedwait_time, IN, 16 },
    { "rt_sigtimedwait, the siginfo", timedwait_info, OUT, 128 },
    { "rt_sigqueueinfo", queueinfo, IN, 48 },
    { "rt_tgsigqueueinfo", tgqueueinfo, IN, 48 },
    { "pidfd_send_signal", pidfd_info, IN, 48 },
    { "sigaltstack, the new stack", altstack_new, IN, 24 },
    { "sigaltstack, the old stack", altstack_old, OUT, 24 },
    { "signalfd4", signalfd_set, IN, 8 },
    { "read of a signalfd", signalfd_record, OUT, 128 },
    { "setitimer, the new value", itimer_new, IN, 32 },
    { "setitimer, the old value", itimer_old, OUT, 32 },
    { "getitimer", itimer_get, OUT, 32 },
    { "timer_create, the event", timer_event, IN, 64 },
    { "timer_create, the id", timer_place, OUT, 4 },
    { "timer_settime, the new value", timer_set, IN, 32 },
    { "timer_settime, the old value", timer_old, OUT, 32 },
    { "timer_gettime", timer_get, OUT, 32 },
    { "nanosleep", sleep_time, IN, 16 },
    { "clock_nanosleep", clock_sleep_time, IN, 16 },
    { "ppoll, the mask", ppoll_mask, IN, 8 },
    { "ppoll, the time", ppoll_time, IN, 16 },
    { "ppoll, the list", ppoll_list, OUT, 8 },
    { "pselect6, the pair of mask and size", pselect_pair, IN, 16 },
    { "pselect6, the mask", pselect_mask, IN, 8 },
    { "pselect6, the time", pselect_time, IN, 16 },
    { "epoll_pwait, the mask", epoll_mask, IN, 8 },
    { "epoll_pwait, the event", epoll_event, OUT, 12 },
    { "epoll_pwait2, the time", epoll_time, IN, 16 },
    { "wait4, the status", wait4_status, OUT, 4 },
    { "wait4, the usage", wait4_usage, OUT, 144 },
    { "waitid, the siginfo", waitid_info, OUT, 28 },
    { "waitid, the usage", waitid_usage, OUT, 144 },
    { "prctl PR_GET_PDEATHSIG", death_signal, OUT, 4 },
    { "prlimit64, the old limit", limit_get, OUT, 16 },
    { "prlimit64, the new limit", limit_set, IN, 16 },
    { "fcntl F_SETOWN_EX", owner_set, IN, 8 },
    { "fcntl F_GETOWN_EX", owner_get, OUT, 8 },
};

#define CALLS ((int)(sizeof calls / sizeof calls[0]))

static int faults(int index, void *p, const char *which)
{
    long result = calls[index].call(p);

    if (result == -1 && errno == EFAULT)
        return 1;
    diag("%s, %s (%p): %ld, errno %d", calls[index].name, which, p, result, errno);
    return 0;
}

static int all_fault(int index)
{
    int size = calls[index].size, passed = 1;

    for (unsigned i = 0; i < sizeof bad / sizeof bad[0]; i++)
        passed &= faults(index, (void *)bad[i], "bad address");
    passed &= faults(index, no_access, "a page without rights");
    passed &= faults(index, edge, "an unmapped page");
    passed &= faults(index, edge - size + 1, "the last byte in an unmapped page");
    passed &= faults(index, edge - 1, "one byte mapped");
    passed &= faults(index, edge - size / 2, "half of it mapped");
    if (calls[index].kind == OUT)
        passed &= faults(index, read_only, "a read-only page");
    return passed;
}

/* Zeros at the end of memory are no EFAULT, aligned or not. */
static int fits(int index)
{
    int passed = 1;

    for (int shift = 0; shift <= 3; shift += 3) {
        memset(edge - 256, 0, 256);
        passed &= calls[index].call(edge - calls[index].size - shift) != -1 || errno != EFAULT;
    }
    return passed;
}

static void set_up(void)
{
    struct epoll_event event = { .events = EPOLLIN };
    int fds[2];

    no_access = mmap(NULL, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    read_only = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    edge = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) + 4096;
    munmap(edge, 4096);
    make_pipe(fds);
    dup2(fds[0], 0);
    tell(fds[1]);
    epoll = epoll_create1(0);
    epoll_ctl(epoll, EPOLL_CTL_ADD, fds[0], &event);
    signals = syscall(SYS_signalfd4, -1, &set, 8, SFD_NONBLOCK);
    pidfd = syscall(SYS_pidfd_open, getpid(), 0);
    timer_place(&timer_id);
}

int main(void)
{
    block_signal(SIGUSR1);
    block_signal(SIGUSR2);
    set_up();
    for (int i = 0; i < CALLS; i++)
        ok(all_fault(i), "%s: EFAULT", calls[i].name);
    for (int i = 0; i < CALLS; i++)
        if (calls[i].kind != IN_BLOCKS)
            ok(fits(i), "%s: one that just fits", calls[i].name);
    return done_testing();
}
