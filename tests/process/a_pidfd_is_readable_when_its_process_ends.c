/*
 * pidfd_open(2): "a PID file descriptor can be monitored using poll(2) ... when the process that
 * it refers to terminates, these interfaces indicate the file descriptor as readable".
 */
#include "support.h"

static int gate[2];

static void wait_for_the_gate(void)
{
    await(gate[0]);
}

int main(void)
{
    struct pollfd entry;
    pid_t child;
    int fd;

    make_pipe(gate);
    child = start_child(wait_for_the_gate);
    fd = syscall(SYS_pidfd_open, child, 0);
    entry = (struct pollfd){ .fd = fd, .events = POLLIN };
    is_int(poll(&entry, 1, 0), 0, "it is not readable while the process runs");
    tell(gate[1]);
    is_int(poll(&entry, 1, -1), 1, "it is when the process has ended");
    ok(entry.revents & POLLIN, "by POLLIN");
    is_exit(wait_for(child), 0, "before it is waited for");
    is_int(poll(&entry, 1, 0), 1, "and afterwards");
    return done_testing();
}
