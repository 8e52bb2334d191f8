/*
 * shutdown(2), unix(7): SHUT_WR is the other's end of file; a write after the other side's end is
 * EPIPE with SIGPIPE, unless MSG_NOSIGNAL; unread data makes the other's read ECONNRESET.
 */
#include "support.h"
#include <sys/socket.h>

static int fds[2];

static void make(void)
{
    close(fds[0]);
    close(fds[1]);
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, fds) < 0)
        bail_out("socketpair failed");
}

int main(void)
{
    struct pollfd polled;
    char text[16];

    fds[0] = fds[1] = -1;
    catch_signal(SIGPIPE, 0);
    make();
    write(fds[0], "last", 4);
    is_int(shutdown(fds[0], SHUT_WR), 0, "one side says that it writes no more");
    is_int(read(fds[1], text, sizeof text), 4, "what it wrote is read");
    is_int(read(fds[1], text, sizeof text), 0, "then end of file");
    is_int(write(fds[1], "back", 4), 4, "the other way it goes on");
    is_int(read(fds[0], text, sizeof text), 4, "and arrives");
    fails_with(write(fds[0], "x", 1), EPIPE, "the one that shut down cannot write");
    is_int(caught_count, 1, "and gets SIGPIPE");
    fails_with(send(fds[0], "x", 1, MSG_NOSIGNAL), EPIPE, "with MSG_NOSIGNAL");
    is_int(caught_count, 1, "it does not");
    polled = (struct pollfd){ fds[1], POLLIN | POLLRDHUP, 0 };
    poll(&polled, 1, 0);
    is_int(polled.revents, POLLIN | POLLRDHUP, "poll tells POLLRDHUP");
    shutdown(fds[1], SHUT_WR);
    poll(&polled, 1, 0);
    is_int(polled.revents, POLLIN | POLLRDHUP | POLLHUP, "and POLLHUP when both ways are shut");

    make();
    is_int(shutdown(fds[0], SHUT_RD), 0, "one side reads no more");
    fails_with(send(fds[1], "x", 1, MSG_NOSIGNAL), EPIPE, "to write to it is EPIPE");
    is_int(read(fds[0], text, 1), 0, "it reads end of file");
    make();
    close(fds[0]);
    fails_with(send(fds[1], "x", 1, MSG_NOSIGNAL), EPIPE, "to a closed one it is EPIPE");
    is_int(read(fds[1], text, 1), 0, "from a closed one comes end of file");
    make();
    write(fds[1], "unread", 6);
    close(fds[0]);
    fails_with(read(fds[1], text, 1), ECONNRESET, "closed with unread data it is ECONNRESET");
    is_int(read(fds[1], text, 1), 0, "once");
    make();
    fails_with(shutdown(fds[0], 5), EINVAL, "an unknown way is EINVAL");
    fails_with(shutdown(0, SHUT_RD), ENOTSOCK, "what is no socket is ENOTSOCK");
    is_int(shutdown(socket(AF_UNIX, SOCK_STREAM, 0), SHUT_RD), 0,
           "what is not connected can be shut");
    return done_testing();
}
