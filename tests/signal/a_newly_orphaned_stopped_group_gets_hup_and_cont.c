/*
 * POSIX, _exit(): "If the exit of the process causes a process group to become orphaned, and if
 * any member of the newly-orphaned process group is stopped, then a SIGHUP signal followed by a
 * SIGCONT signal shall be sent to each process".
 */
#include "support.h"

static int reply[2], ready[2];

static void note(int signal)
{
    char c = signal == SIGHUP ? 'H' : 'C';

    if (write(reply[1], &c, 1) != 1)
        _exit(1);
}

static void member(void)
{
    set_simple_action(SIGHUP, note);
    set_simple_action(SIGCONT, note);
    tell(ready[1]);
    for (;;)
        pause();
}

/* The parent in the same session but another group keeps the group from being orphaned. */
static void keeper(void)
{
    pid_t stopped, running;
    int status;

    setsid();
    stopped = start_child(member);
    setpgid(stopped, stopped);
    running = start_child(member);
    setpgid(running, stopped);
    await(ready[0]);
    await(ready[0]);
    kill(stopped, SIGSTOP);
    waitpid(stopped, &status, WUNTRACED);
    if (write(reply[1], &stopped, sizeof stopped) != sizeof stopped)
        _exit(1);
}

int main(void)
{
    char seen[4];
    pid_t group;
    int hups = 0, conts = 0;

    make_pipe(reply);
    make_pipe(ready);
    is_exit(run_child(keeper), 0, "the process that kept the group from being orphaned has ended");
    if (read(reply[0], &group, sizeof group) != sizeof group)
        bail_out("no group");
    for (int i = 0; i < 4; i++) {
        if (read(reply[0], &seen[i], 1) != 1)
            bail_out("no reply");
        hups += seen[i] == 'H';
        conts += seen[i] == 'C';
    }
    is_int(hups, 2, "both members got SIGHUP");
    is_int(conts, 2, "both got SIGCONT");
    kill(-group, SIGKILL);
    return done_testing();
}
