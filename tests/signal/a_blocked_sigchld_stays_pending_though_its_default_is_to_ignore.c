/*
 * POSIX 2.4.3: whether a blocked signal whose action is to ignore is dropped is unspecified; Linux
 * keeps it, so that it can be waited for.
 */
#include "support.h"

int main(void)
{
    sigset_t set = set_of(SIGCHLD);
    pid_t child;

    block_signal(SIGCHLD);
    child = fork();
    if (child == 0)
        _exit(0);
    wait_for(child);
    ok(is_pending(SIGCHLD), "SIGCHLD is pending with its default action");
    is_int(take_pending(&set, NULL), SIGCHLD, "and can be taken");
    kill(getpid(), SIGURG);
    ok(!is_pending(SIGURG), "an unblocked SIGURG is dropped");
    block_signal(SIGWINCH);
    kill(getpid(), SIGWINCH);
    ok(is_pending(SIGWINCH), "a blocked SIGWINCH is kept");
    unblock_signal(SIGWINCH);
    ok(!is_pending(SIGWINCH), "and dropped when it is unblocked");
    return done_testing();
}
