/*
 * signal(7): "The default action for an unhandled real-time signal is to terminate the receiving
 * process."
 */
#include "support.h"

static int which;

static void send_to_self(void)
{
    syscall(SYS_kill, getpid(), which);
}

int main(void)
{
    int killed = 0;

    is_int(SIGRTMAX, 64, "SIGRTMAX is 64");
    for (which = 32; which <= 64; which++)
        killed += WTERMSIG(run_child(send_to_self)) == which;
    is_int(killed, 33, "each of 32 to 64 ends the process");
    return done_testing();
}
