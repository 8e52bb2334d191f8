/* A process that is killed takes nobody with it; its pipes are closed, its children live on. */
#include "support.h"

static int gate[2], report[2];

static void grandchild(void)
{
    await(gate[0]);
    tell(report[1]);
}

static void parent(void)
{
    start_child(grandchild);
    tell(report[1]);
    for (;;)
        pause();
}

int main(void)
{
    pid_t child;

    make_pipe(gate);
    make_pipe(report);
    child = start_child(parent);
    await(report[0]);
    kill(child, SIGKILL);
    is_killed(wait_for(child), SIGKILL, "the parent is killed");
    tell(gate[1]);
    is_int(await(report[0]), 1, "its child goes on");
    close(report[1]);
    is_int(await(report[0]), 0, "and when that has ended the pipe is at its end");
    return done_testing();
}
