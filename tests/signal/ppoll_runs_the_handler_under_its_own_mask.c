/*
 * ppoll(2): the mask is set and restored atomically; the handler runs before the old mask is back.
 */
#include "support.h"

static volatile int usr1_in_handler, usr2_in_handler;

static void look(int signal)
{
    (void)signal;
    caught_count++;
    usr1_in_handler = is_blocked(SIGUSR1);
    usr2_in_handler = is_blocked(SIGUSR2);
}

int main(void)
{
    struct timespec hour = { 3600, 0 };
    sigset_t mask = set_of(SIGUSR2);
    pid_t parent = getpid(), child;

    set_simple_action(SIGUSR1, look);
    block_signal(SIGUSR1);
    kill(getpid(), SIGUSR1);
    is_int(caught_count, 0, "the signal is pending");
    fails_with(ppoll(NULL, 0, &hour, &mask), EINTR, "ppoll with a mask that unblocks it is EINTR");
    is_int(caught_count, 1, "the handler has run");
    ok(usr2_in_handler && usr1_in_handler, "under ppoll's mask and its own signal");
    ok(is_blocked(SIGUSR1) && !is_blocked(SIGUSR2), "afterwards the old mask is back");
    child = fork();
    if (child == 0) {
        wait_until_asleep(parent);
        kill(parent, SIGUSR1);
        _exit(0);
    }
    fails_with(ppoll(NULL, 0, NULL, &mask), EINTR, "a signal that comes later ends it as well");
    is_int(caught_count, 2, "the handler has run");
    ok(is_blocked(SIGUSR1), "afterwards the old mask is back");
    wait_for(child);
    return done_testing();
}
