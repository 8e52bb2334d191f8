/* Storms of signals whose handlers nest and change their frames; threads and futexes. */
#include "fuzz.h"
#include <linux/futex.h>
#include <poll.h>
#include <sys/time.h>
#include <ucontext.h>

static int futex_word;

static volatile int depth;

static void mutate_frame(ucontext_t *context, siginfo_t *info)
{
    char *fpu = (char *)context->uc_mcontext.fpregs;

    switch (below(6)) {
    case 0: context->uc_mcontext.gregs[below(NGREG)] = argument(); break;
    case 1: ((char *)context)[below(sizeof *context)] ^= 1 << below(8); break;
    case 2:
        if (fpu)
            fpu[below(1024)] ^= 1 << below(8);
        break;
    case 3: context->uc_mcontext.fpregs = (void *)argument(); break;
    case 4: context->uc_stack = (stack_t){ (void *)argument(), below(4), argument() }; break;
    default:
        context->uc_mcontext.gregs[REG_EFL] ^= 1UL << below(32);
        ((char *)info)[below(128)] = next();
    }
}

void send_one(void)
{
    int sig = 1 + below(64);
    siginfo_t info = { .si_code = -1 - (int)below(8), .si_value.sival_int = sig };

    if (sig == SIGKILL || sig == SIGSTOP)
        return;
    info.si_signo = sig;
    if (below(2))
        syscall(SYS_tgkill, getpid(), syscall(SYS_gettid), sig);
    else
        syscall(SYS_rt_sigqueueinfo, getpid(), sig, &info);
}

static void on_signal(int sig, siginfo_t *info, void *context)
{
    if (depth > 12 || ((sig == SIGSEGV || sig == SIGBUS || sig == SIGILL) && below(4)))
        _exit(0);
    depth++;
    for (int i = below(4); i > 0; i--)
        send_one();
    if (!below(12))
        mutate_frame(context, info);
    depth--;
}

void set_actions(void)
{
    static const int flags[] = { SA_RESTART, SA_NODEFER, SA_ONSTACK, SA_RESETHAND, SA_NOCLDWAIT };
    stack_t stack = { buffer, 0, 2 * PAGE };

    sigaltstack(&stack, NULL);
    for (int sig = 1; sig <= 64; sig++) {
        struct sigaction action = { .sa_sigaction = on_signal, .sa_flags = SA_SIGINFO };

        for (int i = 0; i < 5; i++)
            action.sa_flags |= below(2) ? flags[i] : 0;
        for (int i = 0; i < 8; i++)
            sigaddset(&action.sa_mask, 1 + below(64));
        sigaction(sig, &action, NULL);
    }
}

static void storm(void)
{
    struct itimerval often = { { 0, 300 + below(2000) }, { 0, 300 } };
    struct itimerspec tick = { { 0, 200000 + below(500000) }, { 0, 100000 } };
    struct timespec brief = { 0, below(300000) };
    timer_t timer;
    sigset_t set;

    set_actions();
    setitimer(below(3), &often, NULL);
    if (!timer_create(CLOCK_MONOTONIC, NULL, &timer))
        timer_settime(timer, 0, &tick, NULL);
    for (int i = 0; i < 60; i++) {
        for (unsigned long *word = (void *)&set; word == (void *)&set; word++)
            *word = next() & next();
        send_one();
        switch (below(8)) {
        case 0: sigprocmask(below(3), &set, NULL); break;
        case 1: sigtimedwait(&set, NULL, &brief); break;
        case 2: nanosleep(&brief, NULL); break;
        case 3: syscall(SYS_ppoll, NULL, 0, &brief, &set, 8); break;
        case 4: set_actions(); break;
        case 5:
            if (below(6) == 0 && fork() == 0)
                alarm(1);
            break;
        case 6:
            if (below(30) == 0)
                execl("/proc/self/exe", "syscalls", (char *)0);
            break;
        default: call_garbage(1);
        }
    }
}

void fuzz_signals(void)
{
    for (int i = 0; i < 12; i++) {
        pid_t child = fork();

        next();
        if (!child) {
            alarm(1);
            storm();
            _exit(0);
        }
        if (child > 0)
            waitpid(child, NULL, 0);
    }
}

static void call_futex(void)
{
    struct timespec brief = { 0, below(200000) };
    int op = below(13);

    if (op == FUTEX_REQUEUE || op == FUTEX_CMP_REQUEUE || op == FUTEX_WAKE_OP)
        syscall(SYS_futex, &futex_word, op, 1, 1L, buffer + below(16) * 4, below(2));
    else
        syscall(SYS_futex, &futex_word, op, below(2), &brief, &futex_word, below(4));
}

static int thread_main(void *unused)
{
    (void)unused;
    for (int i = 0; i < 40; i++) {
        call_futex();
        if (!below(3))
            call_garbage(1);
        if (!below(4))
            send_one();
    }
    if (!below(8))
        syscall(SYS_exit_group, 0);
    if (!below(8))
        execl("/proc/self/exe", "syscalls", (char *)0);
    syscall(SYS_exit, 0);
    return 0;
}

void fuzz_threads(void)
{
    const int whole = CLONE_VM | CLONE_SIGHAND | CLONE_THREAD | CLONE_FS | CLONE_FILES;

    set_actions();
    for (int i = 0; i < 8; i++) {
        char *stack =
            mmap(NULL, 8 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        int flags =
            below(4) ? whole : (int)(next() & (CLONE_VM | CLONE_FS | CLONE_FILES)) | SIGCHLD;

        if (stack == MAP_FAILED)
            return;
        flags |= next() & (CLONE_CHILD_CLEARTID | CLONE_CHILD_SETTID | CLONE_PARENT_SETTID);
        clone(thread_main, stack + 8 * PAGE, flags, NULL, buffer, NULL, buffer + 4 * below(8));
    }
    thread_main(NULL);
}
