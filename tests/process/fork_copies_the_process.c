/*
 * fork(2): "creates a new process by duplicating the calling process": its own memory, its own
 * pid, the same content.
 */
#include "support.h"

static int number = 5;

static void change_in_the_child(void)
{
    if (number != 5)
        _exit(1);
    number = 6;
    _exit(number);
}

int main(void)
{
    pid_t parent = getpid(), child;
    int fds[2];
    pid_t seen[2];

    is_exit(run_child(change_in_the_child), 6, "the child has a copy of the memory and changes it");
    is_int(number, 5, "the parent's memory is unchanged");
    make_pipe(fds);
    child = fork();
    if (child == 0) {
        seen[0] = getpid();
        seen[1] = getppid();
        _exit(write(fds[1], seen, sizeof seen) != sizeof seen);
    }
    ok(child > 0 && child != parent, "the parent gets the child's pid");
    is_int(read(fds[0], seen, sizeof seen), sizeof seen, "the child reports");
    ok(seen[0] == child, "the child's getpid is that pid");
    ok(seen[1] == parent, "its getppid is the parent");
    is_exit(wait_for(child), 0, "it ends");
    return done_testing();
}
