/* A result written to read-only memory is EFAULT, and no signal. */
#include "support.h"

int main(void)
{
    char *page = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    (void)*(volatile char *)page;
    catch_signal(SIGSEGV, 0);
    fails_with(syscall(SYS_rt_sigaction, SIGUSR1, NULL, page, 8), EFAULT, "rt_sigaction");
    fails_with(syscall(SYS_rt_sigprocmask, 0, NULL, page, 8), EFAULT, "rt_sigprocmask");
    fails_with(syscall(SYS_rt_sigpending, page, 8), EFAULT, "rt_sigpending");
    fails_with(syscall(SYS_sigaltstack, NULL, page), EFAULT, "sigaltstack");
    fails_with(syscall(SYS_getitimer, ITIMER_REAL, page), EFAULT, "getitimer");
    is_int(caught_count, 0, "no SIGSEGV came of it");
    return done_testing();
}
