/* The mask after a handler is the one in its context: the handler may change it there. */
#include "support.h"

static void block_usr2(int signal, siginfo_t *info, void *context)
{
    ucontext_t *uc = context;

    (void)signal;
    (void)info;
    sigaddset(&uc->uc_sigmask, SIGUSR2);
    sigdelset(&uc->uc_sigmask, SIGHUP);
    sigaddset(&uc->uc_sigmask, SIGKILL);
    sigaddset(&uc->uc_sigmask, SIGSTOP);
}

static void on_hup(int signal)
{
    (void)signal;
    caught_count++;
}

int main(void)
{
    set_action(SIGUSR1, block_usr2, 0);
    set_simple_action(SIGHUP, on_hup);
    block_signal(SIGHUP);
    kill(getpid(), SIGHUP);
    is_int(caught_count, 0, "SIGHUP is blocked");
    kill(getpid(), SIGUSR1);
    ok(is_blocked(SIGUSR2), "a signal added in the handler is blocked after it");
    is_int(caught_count, 1, "one removed there is unblocked and delivered");
    is_int(status_mask(getpid(), "SigBlk") & (MASK_BIT(SIGKILL) | MASK_BIT(SIGSTOP)), 0,
           "SIGKILL and SIGSTOP cannot be blocked that way");
    return done_testing();
}
