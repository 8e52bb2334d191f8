/* A result of a system call, success or error, is the same with a handler run at the call's end. */
#include "support.h"

static int fds[2];

static void on_signal(int signal)
{
    char byte;

    (void)signal;
    caught_count++;
    errno = 0;
    if (read(fds[0], &byte, 1) < 0)
        errno = ENOTTY;
}

/* Unblock SIGUSR1 so that it is delivered at the return of this very call. */
static long raw_unblock(void *old)
{
    unsigned long set = 1UL << (SIGUSR1 - 1);
    long result;

    __asm__ volatile("mov $8, %%r10\n syscall" : "=a"(result)
                     : "a"(SYS_rt_sigprocmask), "D"(SIG_UNBLOCK), "S"(&set), "d"(old)
                     : "rcx", "r10", "r11", "memory");
    return result;
}

int main(void)
{
    unsigned long old;

    make_pipe(fds);
    fcntl(fds[0], F_SETFL, O_NONBLOCK);
    set_simple_action(SIGUSR1, on_signal);
    block_signal(SIGUSR1);
    kill(getpid(), SIGUSR1);
    is_int(raw_unblock(&old), 0, "a call that succeeds gives 0");
    is_int(caught_count, 1, "and the handler ran");
    block_signal(SIGUSR1);
    kill(getpid(), SIGUSR1);
    is_int(raw_unblock((void *)8), -EFAULT, "one that fails after the change gives its error");
    is_int(caught_count, 2, "and the handler ran");
    return done_testing();
}
