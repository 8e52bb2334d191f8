/* Signals of the kernel still arrive when the user's queue is full: SIGCHLD, SIGALRM, SIGSEGV. */
#include "support.h"

static volatile int faults;

static void on_fault(int signal, siginfo_t *info, void *context)
{
    (void)signal;
    faults += info->si_code == SEGV_MAPERR && info->si_addr == (void *)64;
    ((ucontext_t *)context)->uc_mcontext.gregs[REG_RIP] += 3;
}

static void exhaust_and_fault(void)
{
    struct itimerval soon = { { 0, 0 }, { 0, 1 } };
    struct rlimit limit = { 3, 3 };
    sigset_t set = set_of_two(SIGCHLD, SIGALRM);
    int status;
    pid_t child;

    if (become_user(40003) < 0)
        _exit(1);
    setrlimit(RLIMIT_SIGPENDING, &limit);
    block_signal(SIGRTMIN);
    sigprocmask(SIG_BLOCK, &set, NULL);
    while (queue_int(getpid(), SIGRTMIN, 1) == 0)
        ;
    child = fork();
    if (child == 0)
        _exit(0);
    if (waitpid(child, &status, 0) != child || !is_pending(SIGCHLD))
        _exit(2);
    setitimer(ITIMER_REAL, &soon, NULL);
    while (!is_pending(SIGALRM))
        sched_yield();
    set_action(SIGSEGV, on_fault, 0);
    __asm__ volatile("movb %%al, (%%rcx)\n nop" :: "c"(64L), "a"(0) : "memory");
    _exit(faults == 1 ? 0 : 3);
}

/* fcntl(2), F_SETSIG: "if a real-time signal's queue overflows, a SIGIO is sent". */
static void exhaust_and_wait_for_input(void)
{
    struct rlimit limit = { 0, 0 };
    sigset_t set = set_of_two(SIGIO, SIGRTMIN);
    siginfo_t info;
    int fds[2];

    if (become_user(40003) < 0)
        _exit(1);
    setrlimit(RLIMIT_SIGPENDING, &limit);
    sigprocmask(SIG_BLOCK, &set, NULL);
    make_pipe(fds);
    fcntl(fds[0], F_SETOWN, getpid());
    fcntl(fds[0], F_SETSIG, SIGRTMIN);
    fcntl(fds[0], F_SETFL, O_ASYNC);
    tell(fds[1]);
    if (take_pending(&set, &info) != SIGIO || info.si_code != SI_KERNEL)
        _exit(2);
    if (take_pending(&set, &info) != -1)
        _exit(3);
}

int main(void)
{
    need_root();
    is_exit(run_child(exhaust_and_fault), 0, "SIGCHLD, SIGALRM and SIGSEGV arrive");
    is_exit(run_child(exhaust_and_wait_for_input), 0, "F_SETSIG's realtime signal becomes a SIGIO");
    return done_testing();
}
