/*
 * POSIX 2.4.1: "When any stop signal ... is generated for a process ... all pending SIGCONT
 * signals for that process ... shall be discarded."
 */
#include "support.h"

static const int stops[] = { SIGTSTP, SIGTTIN, SIGTTOU };

int main(void)
{
    block_signal(SIGCONT);
    for (int i = 0; i < 3; i++) {
        block_signal(stops[i]);
        kill(getpid(), SIGCONT);
        syscall(SYS_tgkill, getpid(), thread_id(), SIGCONT);
        ok(is_pending(SIGCONT), "SIGCONT is pending");
        kill(getpid(), stops[i]);
        ok(!is_pending(SIGCONT) && is_pending(stops[i]), "signal %d discards it", stops[i]);
    }
    return done_testing();
}
