/* The random numbers of a run, and calls of anything with them. */
#include "fuzz.h"

static uint64_t state;
char *buffer;

uint64_t next(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

uint64_t below(uint64_t n)
{
    return next() % n;
}

void seed_run(uint64_t seed, int number)
{
    state = seed * 1000003 + number * 7919 + 88172645463325252;
    for (int i = 0; i < 10; i++)
        next();
}

uint64_t argument(void)
{
    switch (below(15)) {
    case 0: return 0;
    case 1: return below(8);
    case 2: return -1;
    case 3: return below(70);
    case 4: return (uint64_t)buffer + below(PAGE);
    case 5: return (uint64_t)buffer;
    case 6: return 0xffff800000000000 + below(100000);
    case 7: return next();
    case 8: return 1UL << below(64);
    case 9: return (uint64_t)buffer + 2 * PAGE - below(16);
    case 10: return -below(200);
    case 11: return PAGE * below(16);
    case 12: return 0x7ffffffff000 - below(10);
    case 13: return (uint64_t)buffer + below(2 * PAGE / 8) * 8;
    default: return below(PAGE);
    }
}

/* Whether a call would reach the fuzzer itself, or end the run before it did anything. */
static int is_spared(long nr, long first)
{
    switch (nr) {
    case SYS_reboot:
    case SYS_kill:
    case SYS_tkill:
    case SYS_tgkill:
    case SYS_vfork:
    case SYS_clone: return 1;
    case SYS_fork:
    case SYS_clone3:
    case SYS_exit:
    case SYS_exit_group:
    case SYS_pause:
    case SYS_rt_sigreturn:
    case SYS_rt_sigsuspend:
    case SYS_execve: return below(20) != 0;
    case SYS_prlimit64:
    case SYS_rt_sigqueueinfo:
    case SYS_rt_tgsigqueueinfo:
    case SYS_ptrace:
    case SYS_setpriority:
    case SYS_sched_setscheduler:
    case SYS_sched_setparam:
    case SYS_sched_setattr:
    case SYS_sched_setaffinity: return first != 0;
    }
    return 0;
}

void call_garbage(int calls)
{
    while (calls-- > 0) {
        long nr = below(462), a = argument(), b = argument(), c = argument();

        if (!is_spared(nr, a))
            syscall(nr, a, b, c, argument(), argument(), argument());
    }
}

void call_garbage_on(int fd)
{
    long nr = below(462);

    if (!is_spared(nr, fd))
        syscall(nr, fd, argument(), argument(), argument(), argument(), argument());
}

void fuzz_garbage(void)
{
    call_garbage(200);
}
