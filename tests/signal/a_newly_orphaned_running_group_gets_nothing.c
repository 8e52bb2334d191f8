/* POSIX, _exit(): SIGHUP and SIGCONT are sent only if a member is stopped. */
#include "support.h"

static int reply[2], ready[2];

static void note(int signal)
{
    char c = signal == SIGHUP ? 'H' : signal == SIGCONT ? 'C' : 'U';

    if (write(reply[1], &c, 1) != 1)
        _exit(1);
}

static void member(void)
{
    set_simple_action(SIGHUP, note);
    set_simple_action(SIGCONT, note);
    set_simple_action(SIGUSR1, note);
    tell(ready[1]);
    for (;;)
        pause();
}

static void keeper(void)
{
    pid_t child;

    setsid();
    child = start_child(member);
    setpgid(child, child);
    await(ready[0]);
    if (write(reply[1], &child, sizeof child) != sizeof child)
        _exit(1);
}

int main(void)
{
    char seen = 0;
    pid_t child;

    make_pipe(reply);
    make_pipe(ready);
    is_exit(run_child(keeper), 0, "the process that kept the group from being orphaned has ended");
    if (read(reply[0], &child, sizeof child) != sizeof child)
        bail_out("no child");
    kill(child, SIGUSR1);
    if (read(reply[0], &seen, 1) != 1)
        bail_out("no reply");
    is_int(seen, 'U', "the first signal that the member sees is one sent afterwards");
    kill(child, SIGKILL);
    return done_testing();
}
