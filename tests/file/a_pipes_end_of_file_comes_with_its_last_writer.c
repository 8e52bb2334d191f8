/*
 * pipe(7): "If all file descriptors referring to the write end of a pipe have been closed, then an
 * attempt to read(2) from the pipe will see end-of-file".
 */
#include "support.h"

static int fds[2], gate[2];

static void hold_the_write_end(void)
{
    await(gate[0]);
}

int main(void)
{
    struct pollfd entry;
    pid_t child;
    char byte;

    make_pipe(gate);
    make_pipe(fds);
    tell(fds[1]);
    child = start_child(hold_the_write_end);
    close(fds[1]);
    is_int(read(fds[0], &byte, 1), 1, "a byte written before is read");
    entry = (struct pollfd){ .fd = fds[0], .events = POLLIN };
    is_int(poll(&entry, 1, 0), 0, "no end of file while a child holds the write end");
    tell(gate[1]);
    is_int(read(fds[0], &byte, 1), 0, "it comes when the child ends");
    is_int(poll(&entry, 1, 0), 1, "poll says so");
    is_int(entry.revents, POLLHUP, "by POLLHUP");
    wait_for(child);
    fails_with(lseek(fds[0], 0, SEEK_CUR), ESPIPE, "a pipe cannot seek");
    return done_testing();
}
