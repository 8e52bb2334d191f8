/*
 * sigsuspend(2): "temporarily replaces the signal mask of the calling thread with the mask given
 * by mask and then suspends the thread until delivery of a signal"; afterwards the mask is as
 * before.
 */
#include "support.h"

static volatile int usr1_inside, usr2_inside, hup_inside, usr2_came_second;

static void look(int signal)
{
    caught_count++;
    if (signal == SIGUSR2)
        return;
    usr1_inside = is_blocked(SIGUSR1);
    usr2_inside = is_blocked(SIGUSR2);
    hup_inside = is_blocked(SIGHUP);
    usr2_came_second = caught_count == 1;
}

int main(void)
{
    sigset_t mask = set_of(SIGUSR2);
    pid_t parent = getpid(), child;

    set_simple_action(SIGUSR1, look);
    block_signal(SIGUSR1);
    block_signal(SIGHUP);
    child = fork();
    if (child == 0) {
        wait_until_asleep(parent);
        kill(parent, SIGUSR2);
        kill(parent, SIGUSR1);
        _exit(0);
    }
    set_simple_action(SIGUSR2, look);
    fails_with(sigsuspend(&mask), EINTR, "it returns with EINTR when the unblocked signal came");
    ok(usr2_came_second, "after its handler, which ran first");
    ok(usr1_inside && usr2_inside && !hup_inside,
       "the handler ran with the temporary mask and its own signal");
    wait_for(child);
    ok(is_blocked(SIGUSR1) && is_blocked(SIGHUP) && !is_blocked(SIGUSR2), "the old mask is back");
    is_int(caught_count, 2, "and the signal that it unblocks was delivered under it");
    return done_testing();
}
