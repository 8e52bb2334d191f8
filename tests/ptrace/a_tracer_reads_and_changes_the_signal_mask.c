/* ptrace(2): PTRACE_GETSIGMASK and PTRACE_SETSIGMASK. */
#include "tracee.h"

static void body(void)
{
    sigset_t set = set_of(SIGUSR1);

    block_signal(SIGUSR1);
    raise(SIGUSR1);
    raise(SIGSTOP);
    sigprocmask(SIG_BLOCK, NULL, &set);
    _exit(sigismember(&set, SIGUSR2) && !sigismember(&set, SIGUSR1) && !sigismember(&set, SIGKILL)
          ? 42 : 43);
}

int main(void)
{
    pid_t pid = start_tracee(body, 0);
    uint64_t mask = 0;

    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGSTOP, "a tracee that blocks SIGUSR1");
    is_int(request(PTRACE_GETSIGMASK, pid, 8, (unsigned long)&mask), 0, "PTRACE_GETSIGMASK");
    ok(mask == MASK_BIT(SIGUSR1), "gives its mask");
    ok(request(PTRACE_GETSIGMASK, pid, 16, (unsigned long)&mask) < 0 && errno == EINVAL,
       "another size is EINVAL");
    ok(request(PTRACE_SETSIGMASK, pid, 4, (unsigned long)&mask) < 0 && errno == EINVAL,
       "for PTRACE_SETSIGMASK, too");
    ok(request(PTRACE_GETSIGMASK, pid, 8, 8) < 0 && errno == EFAULT, "a bad address is EFAULT");
    ok(request(PTRACE_SETSIGMASK, pid, 8, 8) < 0 && errno == EFAULT, "for both");
    mask = MASK_BIT(SIGUSR2) | MASK_BIT(SIGKILL) | MASK_BIT(SIGSTOP);
    is_int(request(PTRACE_SETSIGMASK, pid, 8, (unsigned long)&mask), 0, "PTRACE_SETSIGMASK");
    request(PTRACE_GETSIGMASK, pid, 8, (unsigned long)&mask);
    ok(mask == MASK_BIT(SIGUSR2), "leaves SIGKILL and SIGSTOP out");
    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGUSR1, "what it unblocked comes");
    is_exit(go_on(PTRACE_CONT, pid, 0), 42, "the tracee has the new mask");
    return done_testing();
}
