/*
 * The calls that take a signal set take its size too: 8 bytes. Another one is EINVAL, and is seen
 * before pointers, numbers and descriptors are looked at; rt_sigpending may give fewer bytes.
 */
#include "support.h"
#include <sys/epoll.h>

#ifndef SYS_epoll_pwait2
#define SYS_epoll_pwait2 441
#endif

static const size_t sizes[] = { 0, 1, 4, 7, 9, 16, 128, 0x100000008, (size_t)-1 };

#define SIZES (sizeof sizes / sizeof sizes[0])
#define BAD   ((void *)8)

static struct timespec zero;
static int epoll;

#define CALL(name, expression) static long name(size_t size) { return expression; }

CALL(action, syscall(SYS_rt_sigaction, 99, BAD, NULL, size))
CALL(mask, syscall(SYS_rt_sigprocmask, 99, BAD, NULL, size))
CALL(nothing, syscall(SYS_rt_sigprocmask, SIG_BLOCK, NULL, NULL, size))
CALL(suspend, syscall(SYS_rt_sigsuspend, BAD, size))
CALL(timedwait, syscall(SYS_rt_sigtimedwait, BAD, NULL, BAD, size))
CALL(descriptor, syscall(SYS_signalfd4, -1, BAD, size, 0))
CALL(ppoll_mask, syscall(SYS_ppoll, NULL, 0, &zero, BAD, size))
CALL(epoll_mask, syscall(SYS_epoll_pwait, epoll, BAD, 1, 0, BAD, size))
CALL(epoll2_mask, syscall(SYS_epoll_pwait2, epoll, BAD, 1, &zero, BAD, size))
CALL(no_mask, syscall(SYS_ppoll, NULL, 0, &zero, NULL, size))

static long pselect_mask(size_t size)
{
    struct { void *set; size_t size; } pair = { BAD, size };

    return syscall(SYS_pselect6, 0, NULL, NULL, NULL, &zero, &pair);
}

static int refusals(long (*call)(size_t size))
{
    int count = 0;

    for (unsigned i = 0; i < SIZES; i++) {
        errno = 0;
        count += call(sizes[i]) == -1 && errno == EINVAL;
    }
    return count;
}

static void pending_may_be_short(void)
{
    unsigned char set[9];
    int right = 0;

    block_signal(SIGHUP);
    block_signal(SIGRTMAX);
    kill(getpid(), SIGHUP);
    kill(getpid(), SIGRTMAX);
    for (size_t size = 0; size <= 8; size++) {
        memset(set, 0x5a, sizeof set);
        right += syscall(SYS_rt_sigpending, set, size) == 0 && set[size] == 0x5a
                 && (size == 0 || set[0] == 1) && (size < 8 || set[7] == 0x80);
    }
    is_int(right, 9, "rt_sigpending: 0 to 8 bytes are filled in, and none behind them");
    for (unsigned i = 4; i < SIZES; i++)
        right += syscall(SYS_rt_sigpending, BAD, sizes[i]) == -1 && errno == EINVAL;
    is_int(right, 9 + SIZES - 4, "rt_sigpending: more are EINVAL");
}

int main(void)
{
    epoll = epoll_create1(0);
    is_int(refusals(action), SIZES, "rt_sigaction");
    is_int(refusals(mask), SIZES, "rt_sigprocmask");
    is_int(refusals(nothing), SIZES, "rt_sigprocmask with nothing to do");
    is_int(refusals(suspend), SIZES, "rt_sigsuspend");
    is_int(refusals(timedwait), SIZES, "rt_sigtimedwait");
    is_int(refusals(descriptor), SIZES, "signalfd4");
    is_int(refusals(ppoll_mask), SIZES, "ppoll");
    is_int(refusals(pselect_mask), SIZES, "pselect6");
    is_int(refusals(epoll_mask), SIZES, "epoll_pwait");
    is_int(refusals(epoll2_mask), SIZES, "epoll_pwait2");
    is_int(refusals(no_mask), 0, "without a set its size does not matter (ppoll)");
    pending_may_be_short();
    return done_testing();
}
