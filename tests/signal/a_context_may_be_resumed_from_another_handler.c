/*
 * sigreturn resumes whatever the frame says: a context taken in one handler works in another's
 * frame.
 */
#include "support.h"

static mcontext_t saved;
static volatile int visits, returned, self;

static void save(int signal, siginfo_t *info, void *context)
{
    (void)signal;
    (void)info;
    visits++;
    memcpy(&saved, &((ucontext_t *)context)->uc_mcontext, sizeof saved);
}

static void resume(int signal, siginfo_t *info, void *context)
{
    mcontext_t *machine = &((ucontext_t *)context)->uc_mcontext;
    fpregset_t fpregs = machine->fpregs;

    (void)signal;
    (void)info;
    memcpy(machine, &saved, sizeof saved);
    machine->fpregs = fpregs;
}

/* A kill() without a stack frame, which would have changed when it is returned from again. */
static inline __attribute__((always_inline)) void kill_self(int signal)
{
    long result;

    __asm__ volatile("syscall" : "=a"(result) : "a"(SYS_tkill), "D"(self), "S"(signal)
                     : "rcx", "r11", "memory");
}

int main(void)
{
    self = thread_id();
    set_action(SIGUSR1, save, 0);
    set_action(SIGUSR2, resume, 0);
    kill_self(SIGUSR1);
    returned++;
    if (returned < 5)
        kill_self(SIGUSR2);
    is_int(visits, 1, "the first handler ran once");
    is_int(returned, 5, "the program returned from the same place five times");
    return done_testing();
}
