/*
 * The SIGSEGV of a frame that cannot be written is caught by a handler on the alternate stack. The
 * signal is gone then, and SA_RESETHAND has taken effect, but nothing was blocked for its handler.
 */
#include "support.h"

static volatile int survived;
static greg_t good_stack;
static char alternate[65536];

static void repair(int signal, siginfo_t *info, void *context)
{
    greg_t *regs = ((ucontext_t *)context)->uc_mcontext.gregs;

    (void)signal;
    survived = info->si_code == SI_KERNEL ? 1 : -1;
    regs[REG_RSP] = good_stack;
}

int main(void)
{
    stack_t ss = { .ss_sp = alternate, .ss_size = sizeof alternate };
    struct sigaction action;

    sigaltstack(&ss, NULL);
    catch_signal(SIGUSR1, SA_RESETHAND);
    set_action(SIGSEGV, repair, SA_ONSTACK);
    __asm__ volatile("mov %%rsp, %0\n mov $4096, %%rsp\n syscall\n"
                     : "=m"(good_stack) : "a"(SYS_kill), "D"(getpid()), "S"(SIGUSR1)
                     : "rcx", "r11", "memory");
    is_int(survived, 1, "SIGSEGV came with SI_KERNEL");
    is_int(caught_count, 0, "the handler that had no room did not run");
    ok(!is_blocked(SIGUSR1) && !is_blocked(SIGSEGV), "nothing is left blocked");
    ok(!is_pending(SIGUSR1), "nor pending");
    sigaction(SIGUSR1, NULL, &action);
    ok(action.sa_handler == SIG_DFL, "SA_RESETHAND has reset it");
    return done_testing();
}
