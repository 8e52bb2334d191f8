/*
 * signal(7): "If an I/O call ... has already transferred some data ... the call will return a
 * success status (normally, the number of bytes transferred)", SA_RESTART or not.
 */
#include "interrupt.h"
#include <sys/socket.h>

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

static long call_recv(void)
{
    char block[100];

    return recv(fds[0], block, sizeof block, MSG_WAITALL);
}

static long call_send(void)
{
    static char block[1 << 20];

    return send(fds[1], block, sizeof block, 0);
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
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, fds) < 0 || write(fds[1], fds, 5) != 5)
        bail_out("no socket pair");
    is_int(interrupted(call_recv, SA_RESTART), 0, "recv with MSG_WAITALL is too");
    is_int(call_result, 5, "and gives what had come");
    is_int(interrupted(call_send, SA_RESTART), 0, "so is send");
    ok(call_result > 0 && call_result < 1 << 20, "and gives what the socket took");
    return done_testing();
}
