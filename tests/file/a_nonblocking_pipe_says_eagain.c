/*
 * pipe(7), POSIX write(): with O_NONBLOCK an empty pipe is EAGAIN for read; a full one for write;
 * n <= PIPE_BUF is all or nothing.
 */
#include "support.h"

int main(void)
{
    static char block[65536 * 2];
    int fds[2], capacity;

    is_int(pipe2(fds, O_NONBLOCK | O_CLOEXEC), 0, "pipe2 with O_NONBLOCK and O_CLOEXEC");
    is_int(fcntl(fds[0], F_GETFD), FD_CLOEXEC, "close-on-exec is set");
    fails_with(read(fds[0], block, 1), EAGAIN, "an empty pipe is EAGAIN");
    capacity = write(fds[1], block, sizeof block);
    is_int(capacity, 65536, "64 KiB of a larger write fit");
    fails_with(write(fds[1], block, 1), EAGAIN, "then it is full");
    is_int(read(fds[0], block, 4095), 4095, "4095 bytes are read");
    fails_with(write(fds[1], block, 4096), EAGAIN, "PIPE_BUF bytes do not fit yet");
    is_int(read(fds[0], block, 1), 1, "one more");
    is_int(write(fds[1], block, 4096), 4096, "now they do");
    is_int(fcntl(fds[1], F_GETPIPE_SZ), 65536, "F_GETPIPE_SZ says 64 KiB");
    fails_with(pipe2(fds, 0x1), EINVAL, "unknown flags are EINVAL");
    fails_with(syscall(SYS_pipe2, 8, 0), EFAULT, "a bad pointer is EFAULT");
    return done_testing();
}
