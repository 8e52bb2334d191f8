/*
 * signal(7): "If an I/O call ... has already transferred some data ... the call will return a
 * success status (normally, the number of bytes transferred)", SA_RESTART or not.
 */
#include "interrupt.h"

static int fds[2];

static long call(void)
{
    static char block[200000];

    return write(fds[1], block, sizeof block);
}

static long call_writev(void)
{
    static char block[200000];
    struct iovec vector[2] = { { block, 100000 }, { block, 100000 } };

    return writev(fds[1], vector, 2);
}

static int capacity(void)
{
    return fcntl(fds[1], F_GETPIPE_SZ);
}

int main(void)
{
    make_pipe(fds);
    is_int(interrupted(call, 0), 0, "write is interrupted without an error");
    ok(call_result == capacity(), "it gives the bytes that fit into the pipe");
    make_pipe(fds);
    is_int(interrupted(call, SA_RESTART), 0, "with SA_RESTART too");
    ok(call_result == capacity(), "it gives the bytes that fit into the pipe");
    make_pipe(fds);
    is_int(interrupted(call_writev, 0), 0, "writev is interrupted without an error");
    ok(call_result == capacity(), "it gives the bytes that fit into the pipe");
    return done_testing();
}
