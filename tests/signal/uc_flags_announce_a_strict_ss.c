/*
 * Linux: UC_SIGCONTEXT_SS (2): the frame has ss; UC_STRICT_RESTORE_SS (4): it is restored as it
 * is.
 */
#include "support.h"

static volatile unsigned long flags;
static ucontext_t *volatile link_seen = (ucontext_t *)1;

static void on_signal(int signal, siginfo_t *info, void *context)
{
    (void)signal;
    (void)info;
    flags = ((ucontext_t *)context)->uc_flags;
    link_seen = ((ucontext_t *)context)->uc_link;
}

int main(void)
{
    set_action(SIGUSR1, on_signal, 0);
    kill(getpid(), SIGUSR1);
    is_int(flags & 6, 6, "both bits are set");
    is_int(flags & ~7UL, 0, "no unknown bit is set");
    ok(link_seen == NULL, "uc_link is NULL");
    return done_testing();
}
