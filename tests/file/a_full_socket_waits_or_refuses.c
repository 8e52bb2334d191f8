/*
 * send(2): a blocked sender goes on when the receiver reads, EAGAIN with MSG_DONTWAIT; SO_RCVTIMEO
 * of recv; MSG_WAITALL gathers; poll tells room and data.
 */
#include "support.h"
#include <sys/socket.h>

#define BYTES 1000000

static int fds[2];
static char data[BYTES], back[BYTES];

static void send_all(void)
{
    close(fds[1]);
    _exit(write(fds[0], data, BYTES) == BYTES ? 0 : 1);
}

int main(void)
{
    struct timeval little = { 0, 1 };
    struct pollfd polled;
    int sent = 0, n;
    pid_t pid;

    for (int i = 0; i < BYTES; i++)
        data[i] = i * 13 + i / 1000;
    socketpair(AF_UNIX, SOCK_STREAM, 0, fds);
    polled = (struct pollfd){ fds[0], POLLIN | POLLOUT, 0 };
    poll(&polled, 1, 0);
    is_int(polled.revents, POLLOUT, "an idle socket can be written");
    while ((n = send(fds[0], data, 10000, MSG_DONTWAIT)) > 0)
        sent += n;
    is_int(errno, EAGAIN, "a full one is EAGAIN");
    ok(sent >= 65536 && sent < 1000000, "after some hundred KiB");
    poll(&polled, 1, 0);
    is_int(polled.revents, 0, "and not ready");
    is_int(recv(fds[1], back, sent, MSG_WAITALL), sent, "all is read");
    fails_with(recv(fds[1], back, 1, MSG_DONTWAIT), EAGAIN, "an empty one is EAGAIN");
    setsockopt(fds[1], SOL_SOCKET, SO_RCVTIMEO, &little, sizeof little);
    fails_with(recv(fds[1], back, 1, 0), EAGAIN, "and so is SO_RCVTIMEO's end");
    little.tv_usec = 0;
    setsockopt(fds[1], SOL_SOCKET, SO_RCVTIMEO, &little, sizeof little);

    pid = start_child(send_all);
    is_int(wait_until_asleep(pid), 0, "a sender of a million bytes waits");
    is_int(recv(fds[1], back, BYTES, MSG_WAITALL), BYTES, "until all is received");
    is_exit(wait_for(pid), 0, "its one call sent all");
    ok(!memcmp(data, back, BYTES), "unchanged");
    write(fds[0], "abc", 3);
    is_int(recv(fds[1], back, 2, MSG_PEEK), 2, "MSG_PEEK looks");
    is_int(recv(fds[1], back, 10, 0), 3, "and leaves all there");
    return done_testing();
}
