/* Linux keeps a signal that is ignored as long as it is blocked: sigwait may take it. */
#include "support.h"

int main(void)
{
    sigset_t set = set_of(SIGUSR1);

    ignore_signal(SIGUSR1);
    block_signal(SIGUSR1);
    kill(getpid(), SIGUSR1);
    ok(is_pending(SIGUSR1), "it is pending");
    is_int(take_pending(&set, NULL), SIGUSR1, "it can be taken");
    kill(getpid(), SIGUSR1);
    unblock_signal(SIGUSR1);
    ok(!is_pending(SIGUSR1), "unblocked, it is dropped");
    return done_testing();
}
