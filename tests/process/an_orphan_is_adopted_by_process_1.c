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

static void grandparent(void)
{
    if (run_child(parent) != 0)
        _exit(1);
    if (wait(NULL) != -1 || errno != ECHILD)
        _exit(2);
    tell(gate[1]);
}

int main(void)
{
    pid_t adopter = 0;

    make_pipe(report);
    make_pipe(gate);
    is_exit(run_child(grandparent), 0, "when its parent has ended it is not its grandparent's");
    is_int(read(report[0], &adopter, sizeof adopter), sizeof adopter, "the orphan goes on");
    is_int(adopter, 1, "its parent is process 1");
    return done_testing();
}
