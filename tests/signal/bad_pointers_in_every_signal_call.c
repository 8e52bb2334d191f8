/*
 * Each pointer argument of each signal call: unmapped, unaligned at the end of memory, in the
 * kernel: EFAULT.
 */
#include "support.h"
#include <sys/signalfd.h>

static const uintptr_t bad[] = {
    1, 8, 0xfff, 0x0000800000000000, 0x8000000000000000, 0xffff800000000000, 0xffffffff80000000,
    0xfffffffffffffff8, 0xffffffffffffffff, 0x00007ffffffff000,
};

#define BAD (sizeof bad / sizeof bad[0])

static unsigned failures;

static void expect_fault(long result, const char *call, int index)
{
    if (result == -1 && errno == EFAULT)
        return;
    failures++;
    diag("%s with bad pointer %d gave %ld, errno %d", call, index, result, errno);
}

int main(void)
{
    char *page = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    struct timespec zero = { 0, 0 };
    unsigned long set = MASK_BIT(SIGUSR1);

    munmap(page + 4096, 4096);
    block_signal(SIGUSR1);
    for (unsigned i = 0; i <= BAD; i++) {
        long p = i < BAD ? (long)bad[i] : (long)(page + 4096 - 4);

        expect_fault(syscall(SYS_rt_sigaction, SIGUSR1, p, NULL, 8), "rt_sigaction act", i);
        expect_fault(syscall(SYS_rt_sigaction, SIGUSR1, NULL, p, 8), "rt_sigaction old", i);
        expect_fault(syscall(SYS_rt_sigprocmask, SIG_BLOCK, p, NULL, 8), "rt_sigprocmask", i);
        expect_fault(syscall(SYS_rt_sigprocmask, SIG_BLOCK, NULL, p, 8), "rt_sigprocmask old", i);
        expect_fault(syscall(SYS_rt_sigpending, p, 8), "rt_sigpending", i);
        expect_fault(syscall(SYS_rt_sigsuspend, p, 8), "rt_sigsuspend", i);
        expect_fault(syscall(SYS_rt_sigtimedwait, p, NULL, &zero, 8), "rt_sigtimedwait set", i);
        expect_fault(syscall(SYS_rt_sigtimedwait, &set, NULL, p, 8), "rt_sigtimedwait time", i);
        expect_fault(syscall(SYS_rt_sigqueueinfo, getpid(), SIGUSR1, p), "rt_sigqueueinfo", i);
        expect_fault(syscall(SYS_rt_tgsigqueueinfo, getpid(), getpid(), SIGUSR1, p),
                     "rt_tgsigqueueinfo", i);
        expect_fault(syscall(SYS_sigaltstack, p, NULL), "sigaltstack new", i);
        expect_fault(syscall(SYS_sigaltstack, NULL, p), "sigaltstack old", i);
        expect_fault(syscall(SYS_signalfd4, -1, p, 8, 0), "signalfd4", i);
        expect_fault(syscall(SYS_setitimer, ITIMER_REAL, p, NULL), "setitimer", i);
        expect_fault(syscall(SYS_getitimer, ITIMER_REAL, p), "getitimer", i);
        expect_fault(syscall(SYS_nanosleep, p, NULL), "nanosleep", i);
        expect_fault(syscall(SYS_ppoll, NULL, 0, &zero, p, 8), "ppoll mask", i);
    }
    is_int(failures, 0, "17 calls with 11 bad pointers each fail with EFAULT");
    ok(!is_pending(SIGUSR1), "and nothing was sent");
    return done_testing();
}
