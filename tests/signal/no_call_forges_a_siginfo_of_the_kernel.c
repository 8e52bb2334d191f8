/*
 * rt_sigqueueinfo(2), pidfd_send_signal(2): towards others si_code must be negative and not
 * SI_TKILL; one's own process (rt_tgsigqueueinfo: one's own thread) may be told anything. What lies
 * behind the 48 bytes that the kernel knows must be zeros (E2BIG) if the code is of no known
 * layout, and never arrives.
 */
#include "support.h"

static int pidfd_self, pidfd_child;
static pid_t child, other_thread;

static long by_rt(siginfo_t *info, int self)
{
    return syscall(SYS_rt_sigqueueinfo, self ? getpid() : child, SIGUSR1, info);
}

static long by_rt_tg(siginfo_t *info, int self)
{
    pid_t pid = self ? getpid() : child;

    return syscall(SYS_rt_tgsigqueueinfo, pid, pid, SIGUSR1, info);
}

static long by_pidfd(siginfo_t *info, int self)
{
    return syscall(SYS_pidfd_send_signal, self ? pidfd_self : pidfd_child, SIGUSR1, info, 0);
}

static long by_rt_tg_to_a_sibling(siginfo_t *info, int self)
{
    (void)self;
    return syscall(SYS_rt_tgsigqueueinfo, getpid(), other_thread, SIGUSR1, info);
}

static const int forbidden[] = { SI_USER, SI_TKILL, SI_KERNEL, 1, 2, 6, 7, 100, INT_MAX };
static const int allowed[] = {
    SI_QUEUE, SI_TIMER, SI_MESGQ, SI_ASYNCIO, SI_SIGIO, -60, -61, INT_MIN,
};

#define COUNT(array) ((int)(sizeof array / sizeof array[0]))

/* How many of these codes are refused with this error (0: with any). */
static int refusals(long (*send)(siginfo_t *, int), const int *codes, int count, int self, int tail,
                    int error)
{
    sigset_t set = set_of(SIGUSR1);
    int refused = 0;

    for (int i = 0; i < count; i++) {
        siginfo_t info;
        memset(&info, 0, sizeof info);
        info.si_signo = SIGUSR1;
        info.si_code = codes[i];
        ((char *)&info)[127] = tail;
        refused += send(&info, self) == -1 && (errno == error || error == 0);
        memset(&info, 0x5a, sizeof info);
        if (take_pending(&set, &info) == SIGUSR1 && ((char *)&info)[127] != 0)
            return -1;
    }
    return refused;
}

#define BOTH(send, name) \
    is_int(refusals(send, forbidden, COUNT(forbidden), 0, 0, EPERM), COUNT(forbidden), \
           name " to another: the kernel's codes are EPERM"); \
    is_int(refusals(send, allowed, COUNT(allowed), 0, 0, 0), 0, name " to another: others are not")

static void *wait_for_the_end(void *arg)
{
    other_thread = thread_id();
    tell(*(int *)arg);
    for (;;)
        pause();
    return NULL;
}

int main(void)
{
    pthread_t thread;
    int ready[2];

    make_pipe(ready);
    block_signal(SIGUSR1);
    child = fork();
    if (child == 0)
        for (;;)
            pause();
    pthread_create(&thread, NULL, wait_for_the_end, &ready[1]);
    await(ready[0]);
    pidfd_self = syscall(SYS_pidfd_open, getpid(), 0);
    pidfd_child = syscall(SYS_pidfd_open, child, 0);
    BOTH(by_rt, "rt_sigqueueinfo");
    BOTH(by_rt_tg, "rt_tgsigqueueinfo");
    BOTH(by_pidfd, "pidfd_send_signal");
    BOTH(by_rt_tg_to_a_sibling, "rt_tgsigqueueinfo within the process");
    is_int(refusals(by_rt, forbidden, COUNT(forbidden), 1, 0, 0), 0,
           "rt_sigqueueinfo to oneself may");
    is_int(refusals(by_rt_tg, forbidden, COUNT(forbidden), 1, 0, 0), 0,
           "rt_tgsigqueueinfo to oneself may");
    is_int(refusals(by_pidfd, forbidden, COUNT(forbidden), 1, 0, 0), 0,
           "pidfd_send_signal to oneself may");
    is_int(refusals(by_rt, allowed, COUNT(allowed), 1, 7, E2BIG), 2,
           "more than 48 bytes: refused with the codes that nobody knows, else left out");
    is_int(refusals(by_rt, forbidden, COUNT(forbidden), 1, 7, E2BIG), 3,
           "the same with the kernel's codes");
    end_child(child);
    return done_testing();
}
