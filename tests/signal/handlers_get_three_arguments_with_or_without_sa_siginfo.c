/* On x86-64 Linux a handler always gets the number, siginfo and context in rdi, rsi and rdx. */
#include "support.h"

static volatile int number;
static siginfo_t *volatile info_seen;
static void *volatile context_seen;

static void handler(int signal, siginfo_t *info, void *context)
{
    number = signal;
    info_seen = info;
    context_seen = context;
}

int main(void)
{
    struct sigaction action;

    memset(&action, 0, sizeof action);
    action.sa_sigaction = handler;
    sigaction(SIGUSR1, &action, NULL);
    kill(getpid(), SIGUSR1);
    is_int(number, SIGUSR1, "the first argument is the signal");
    ok(info_seen != NULL, "the second is a siginfo though SA_SIGINFO is not set");
    ok(context_seen != NULL, "the third is a context");
    return done_testing();
}
