/*
 * wait(2), POSIX _exit(): "The parent process ID of all of the existing child processes ... of the
 * calling process shall be set to the process ID of" init.
 */
#include "support.h"

static int report[2], gate[2];

static void grandchild(void)
{
    pid_t parent;

    await(gate[0]);
    parent = getppid();
    if (write(report[1], &parent, sizeof parent) != sizeof parent)
        _exit(1);
}

static void parent(void)
{
    start_child(grandchild);
}

int main(void)
{
    pid_t adopter = 0;

    make_pipe(report);
    make_pipe(gate);
    is_exit(run_child(parent), 0, "the parent ends first");
    tell(gate[1]);
    is_int(read(report[0], &adopter, sizeof adopter), sizeof adopter, "the orphan goes on");
    is_int(adopter, 1, "its parent is process 1");
    fails_with(wait(NULL), ECHILD, "it is not a child of its grandparent");
    return done_testing();
}
