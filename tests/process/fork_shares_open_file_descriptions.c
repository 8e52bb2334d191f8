/*
 * fork(2): "The child inherits copies of the parent's set of open file descriptors. Each ...
 * refers to the same open file description": offset and flags are shared.
 */
#include "support.h"

static int fd;

static void move_in_the_child(void)
{
    char byte;

    if (read(fd, &byte, 1) != 1 || byte != 'a')
        _exit(1);
    fcntl(fd, F_SETFL, O_APPEND);
    close(fd);
}

int main(void)
{
    char byte = 0;

    enter_scratch_dir(0755);
    write_file("f", "abc");
    fd = open("f", O_RDWR);
    is_exit(run_child(move_in_the_child), 0, "the child reads a byte and closes");
    is_int(read(fd, &byte, 1), 1, "the parent's descriptor is still open");
    is_int(byte, 'b', "its offset has moved");
    is_int(fcntl(fd, F_GETFL) & O_APPEND, O_APPEND, "its status flags have changed");
    return done_testing();
}
