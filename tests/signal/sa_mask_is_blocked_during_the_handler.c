/*
 * sigaction(2): "sa_mask specifies a mask of signals which should be blocked ... during execution
 * of the signal handler."
 */
#include "support.h"

static volatile int usr2_inside;

static void on_usr1(int signal)
{
    (void)signal;
    kill(getpid(), SIGUSR2);
    usr2_inside = caught_count;
}

int main(void)
{
    struct sigaction action;

    catch_signal(SIGUSR2, 0);
    memset(&action, 0, sizeof action);
    action.sa_handler = on_usr1;
    sigaction(SIGUSR1, &action, NULL);
    kill(getpid(), SIGUSR1);
    is_int(usr2_inside, 1, "a signal that is not in sa_mask interrupts the handler");
    sigaddset(&action.sa_mask, SIGUSR2);
    sigaction(SIGUSR1, &action, NULL);
    caught_count = 0;
    kill(getpid(), SIGUSR1);
    is_int(usr2_inside, 0, "one that is does not");
    is_int(caught_count, 1, "it arrives when the handler has returned");
    return done_testing();
}
