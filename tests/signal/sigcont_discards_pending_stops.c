/*
 * POSIX 2.4.1: "When ... a SIGCONT is generated for a process ... all pending stop signals for
 * that process ... shall be discarded."
 */
#include "support.h"

static const int stops[] = { SIGTSTP, SIGTTIN, SIGTTOU };

int main(void)
{
    for (int i = 0; i < 3; i++) {
        block_signal(stops[i]);
        kill(getpid(), stops[i]);
        syscall(SYS_tgkill, getpid(), thread_id(), stops[i]);
    }
    ok(is_pending(SIGTSTP) && is_pending(SIGTTIN) && is_pending(SIGTTOU),
       "three stops are pending");
    kill(getpid(), SIGCONT);
    ok(!is_pending(SIGTSTP) && !is_pending(SIGTTIN) && !is_pending(SIGTTOU),
       "after SIGCONT, ignored as it is, none is");
    block_signal(SIGCONT);
    kill(getpid(), SIGTSTP);
    kill(getpid(), SIGCONT);
    ok(!is_pending(SIGTSTP) && is_pending(SIGCONT), "a blocked SIGCONT discards it as well");
    return done_testing();
}
