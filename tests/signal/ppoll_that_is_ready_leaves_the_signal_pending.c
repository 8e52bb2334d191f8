/*
 * ppoll(2): when a descriptor is ready, the call succeeds; a signal that its mask would have let
 * in stays pending.
 */
#include "support.h"

int main(void)
{
    struct timespec zero = { 0, 0 };
    struct pollfd entry;
    sigset_t none;
    int fds[2];

    make_pipe(fds);
    tell(fds[1]);
    sigemptyset(&none);
    catch_signal(SIGUSR1, 0);
    block_signal(SIGUSR1);
    kill(getpid(), SIGUSR1);
    entry = (struct pollfd){ .fd = fds[0], .events = POLLIN };
    is_int(ppoll(&entry, 1, NULL, &none), 1, "a ready descriptor wins");
    is_int(caught_count, 0, "no handler ran");
    ok(is_pending(SIGUSR1), "the signal is still pending");
    await(fds[0]);
    fails_with(ppoll(&entry, 1, &zero, &none), EINTR, "with nothing ready it is EINTR");
    is_int(caught_count, 1, "and the handler ran");
    return done_testing();
}
