/*
 * sigaction(2): uc_sigmask is the mask that was in effect before the handler, and comes back after
 * it.
 */
#include "support.h"

static sigset_t mask_in_context;
static volatile int usr1_blocked, usr2_blocked, hup_blocked;

static void on_signal(int signal, siginfo_t *info, void *context)
{
    (void)signal;
    (void)info;
    memcpy(&mask_in_context, &((ucontext_t *)context)->uc_sigmask, 8);
    usr1_blocked = is_blocked(SIGUSR1);
    usr2_blocked = is_blocked(SIGUSR2);
    hup_blocked = is_blocked(SIGHUP);
}

int main(void)
{
    struct sigaction action;

    memset(&action, 0, sizeof action);
    action.sa_sigaction = on_signal;
    action.sa_flags = SA_SIGINFO;
    sigaddset(&action.sa_mask, SIGUSR2);
    sigaction(SIGUSR1, &action, NULL);
    block_signal(SIGHUP);
    kill(getpid(), SIGUSR1);
    ok(sigismember(&mask_in_context, SIGHUP), "what was blocked before is in uc_sigmask");
    ok(!sigismember(&mask_in_context, SIGUSR1), "the signal itself is not");
    ok(!sigismember(&mask_in_context, SIGUSR2), "nor is sa_mask");
    ok(usr1_blocked && usr2_blocked && hup_blocked, "in the handler all three are blocked");
    ok(!is_blocked(SIGUSR1) && !is_blocked(SIGUSR2) && is_blocked(SIGHUP),
       "afterwards the mask is as it was");
    return done_testing();
}
