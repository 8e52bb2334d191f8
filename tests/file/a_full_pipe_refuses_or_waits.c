/*
 * pipe(7), "O_NONBLOCK": a write of at most PIPE_BUF bytes is whole or EAGAIN, a longer one may be
 * partial; a blocked writer goes on when a reader makes room.
 */
#include "support.h"
#include <sys/ioctl.h>

#define CAPACITY 65536

static int fds[2];
static char data[2 * CAPACITY];

static int drain(int bytes)
{
    char buffer[4096];
    int total = 0, n;

    while (total < bytes
           && (n = read(fds[0], buffer,
                        bytes - total < 4096 ? bytes - total : (int)sizeof buffer)) > 0)
        total += n;
    return total;
}

static void write_twice_the_capacity(void)
{
    fcntl(fds[1], F_SETFL, 0);
    _exit(write(fds[1], data, sizeof data) == sizeof data ? 0 : 1);
}

int main(void)
{
    pid_t pid;
    int left;

    make_pipe(fds);
    is_int(fcntl(fds[1], F_GETPIPE_SZ), CAPACITY, "a pipe holds 64 KiB");
    fcntl(fds[1], F_SETFL, O_NONBLOCK);
    is_int(write(fds[1], data, CAPACITY), CAPACITY, "so many bytes are taken without a reader");
    fails_with(write(fds[1], data, 1), EAGAIN, "one more is EAGAIN");
    fails_with(write(fds[1], data, PIPE_BUF), EAGAIN, "a block more is EAGAIN");
    ioctl(fds[0], FIONREAD, &left);
    is_int(left, CAPACITY, "FIONREAD tells how many bytes wait");
    drain(2 * PIPE_BUF);
    is_int(write(fds[1], data, sizeof data), 2 * PIPE_BUF,
           "a long write takes what there is room for");
    is_int(drain(CAPACITY), CAPACITY, "everything can be read");
    fcntl(fds[0], F_SETFL, O_NONBLOCK);
    fails_with(read(fds[0], data, 1), EAGAIN, "a read of the empty pipe is EAGAIN");
    is_int(write(fds[1], data, 0), 0, "nothing can be written");
    fails_with(read(fds[0], data, 1), EAGAIN, "and leaves the pipe empty");
    fcntl(fds[0], F_SETFL, 0);

    pid = start_child(write_twice_the_capacity);
    is_int(wait_until_asleep(pid), 0, "a writer of twice the capacity waits");
    is_int(drain(sizeof data), sizeof data, "the reader gets all of it");
    is_exit(wait_for(pid), 0, "one write call wrote all");
    close(fds[1]);
    is_int(read(fds[0], data, 1), 0, "without a writer a read is end of file");
    return done_testing();
}
