/* ptrace(2): PTRACE_GETSIGINFO, PTRACE_SETSIGINFO, PTRACE_PEEKSIGINFO. */
#include "tracee.h"

static void report(int signal, siginfo_t *info, void *context)
{
    (void)context;
    _exit(signal == SIGUSR1 && info->si_code == SI_QUEUE && info->si_value.sival_int == 7 ? 42
                                                                                           : 43);
}

static void body(void)
{
    sigset_t all;

    set_action(SIGUSR1, report, 0);
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, NULL);
    queue_int(getpid(), SIGRTMIN, 1);
    queue_int(getpid(), SIGRTMIN, 2);
    queue_int(getpid(), SIGRTMIN, 3);
    raise(SIGHUP);
    sigdelset(&all, SIGRTMIN);
    sigdelset(&all, SIGHUP);
    raise(SIGSTOP);
    unblock_signal(SIGUSR1);
    queue_int(getpid(), SIGUSR1, 5);
}

int main(void)
{
    pid_t pid = start_tracee(body, 0);
    struct __ptrace_peeksiginfo_args peek = { .off = 0, .flags = PTRACE_PEEKSIGINFO_SHARED,
        .nr = 8 };
    siginfo_t info[8];

    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGSTOP, "a tracee with pending signals stops");
    is_int(request(PTRACE_PEEKSIGINFO, pid, (unsigned long)&peek, (unsigned long)info), 3,
           "three are pending for the process");
    ok(info[0].si_signo == SIGRTMIN && info[0].si_value.sival_int == 1 &&
       info[2].si_value.sival_int == 3, "in their order");
    peek.off = 1;
    peek.nr = 1;
    is_int(request(PTRACE_PEEKSIGINFO, pid, (unsigned long)&peek, (unsigned long)info), 1,
           "one from the second on");
    is_int(info[0].si_value.sival_int, 2, "is the second");
    peek = (struct __ptrace_peeksiginfo_args){ .nr = 8 };
    is_int(request(PTRACE_PEEKSIGINFO, pid, (unsigned long)&peek, (unsigned long)info), 1,
           "one is pending for the thread");
    is_int(info[0].si_signo, SIGHUP, "the one that was raised");
    peek.off = 1;
    is_int(request(PTRACE_PEEKSIGINFO, pid, (unsigned long)&peek, (unsigned long)info), 0,
           "there is none behind it");
    peek.flags = 2;
    ok(request(PTRACE_PEEKSIGINFO, pid, (unsigned long)&peek, (unsigned long)info) < 0 &&
       errno == EINVAL, "unknown flags are EINVAL");
    peek = (struct __ptrace_peeksiginfo_args){ .nr = -1 };
    ok(request(PTRACE_PEEKSIGINFO, pid, (unsigned long)&peek, (unsigned long)info) < 0 &&
       errno == EINVAL, "a negative count is EINVAL");
    ok(request(PTRACE_PEEKSIGINFO, pid, 8, (unsigned long)info) < 0 && errno == EFAULT,
       "bad arguments are EFAULT");
    peek = (struct __ptrace_peeksiginfo_args){ .nr = 1 };
    ok(request(PTRACE_PEEKSIGINFO, pid, (unsigned long)&peek, 8) < 0 && errno == EFAULT,
       "a bad buffer is EFAULT");

    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGUSR1, "SIGUSR1 comes");
    info[0] = siginfo_of(pid);
    ok(info[0].si_code == SI_QUEUE && info[0].si_value.sival_int == 5, "its siginfo is shown");
    ok(request(PTRACE_GETSIGINFO, pid, 0, 8) < 0 && errno == EFAULT,
       "PTRACE_GETSIGINFO to a bad address is EFAULT");
    ok(request(PTRACE_SETSIGINFO, pid, 0, 8) < 0 && errno == EFAULT,
       "PTRACE_SETSIGINFO from one, too");
    info[0].si_value.sival_int = 7;
    is_int(request(PTRACE_SETSIGINFO, pid, 0, (unsigned long)info), 0, "PTRACE_SETSIGINFO");
    is_exit(go_on(PTRACE_CONT, pid, SIGUSR1), 42, "the handler sees what the tracer wrote");

    pid = start_tracee(body, 0);
    is_int(stop_code(go_on(PTRACE_CONT, pid, SIGSTOP)), SIGSTOP, "in group-stop");
    ok(request(PTRACE_GETSIGINFO, pid, 0, (unsigned long)info) < 0 && errno == EINVAL,
       "PTRACE_GETSIGINFO is EINVAL: that tells it from a signal-delivery-stop");
    ok(request(PTRACE_SETSIGINFO, pid, 0, (unsigned long)info) < 0 && errno == EINVAL,
       "so is PTRACE_SETSIGINFO");
    end_child(pid);
    return done_testing();
}
