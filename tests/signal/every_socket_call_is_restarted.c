/*
 * signal(7): accept, connect, recv, recvfrom, recvmmsg, recvmsg, send, sendto, sendmsg, read and
 * write on a socket are restarted with SA_RESTART, "unless a timeout has been set on the socket":
 * then they fail with EINTR after any handler and after a stop.
 */
#include "outcome.h"
#include <sys/socket.h>
#include <sys/un.h>

static int fds[2] = { -1, -1 }, timeout_option;
static char buffer[1 << 16];

static void set_timeout(int fd)
{
    struct timeval hour = { 3600, 0 };

    if (timeout_option && setsockopt(fd, SOL_SOCKET, timeout_option, &hour, sizeof hour) < 0)
        bail_out("no socket timeout");
}

static void make_pair(void)
{
    close(fds[0]);
    close(fds[1]);
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, fds) < 0)
        bail_out("no socket pair");
    set_timeout(fds[0]);
}

static void make_full_pair(void)
{
    make_pair();
    while (send(fds[0], buffer, sizeof buffer, MSG_DONTWAIT) > 0)
        ;
}

static void fill(void)
{
    tell(fds[1]);
}

static void empty(void)
{
    while (recv(fds[1], buffer, sizeof buffer, MSG_DONTWAIT) > 0)
        ;
}

static long call_recv(void)
{
    return recv(fds[0], buffer, 10, 0) == 1 ? 1 : -1;
}

static long call_recvfrom(void)
{
    struct sockaddr_un from;
    socklen_t length = sizeof from;

    return recvfrom(fds[0], buffer, 10, 0, (struct sockaddr *)&from, &length) == 1 ? 1 : -1;
}

static long call_recvmsg(void)
{
    struct iovec part = { buffer, 10 };
    struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };

    return recvmsg(fds[0], &message, 0) == 1 ? 1 : -1;
}

static long call_recvmmsg(void)
{
    struct iovec part = { buffer, 10 };
    struct mmsghdr message = { .msg_hdr = { .msg_iov = &part, .msg_iovlen = 1 } };

    return recvmmsg(fds[0], &message, 1, 0, NULL) == 1 ? 1 : -1;
}

static long call_recvmmsg_hour(void)
{
    struct timespec hour = { 3600, 0 };
    struct iovec part = { buffer, 10 };
    struct mmsghdr message = { .msg_hdr = { .msg_iov = &part, .msg_iovlen = 1 } };

    return recvmmsg(fds[0], &message, 1, 0, &hour) == 1 ? 1 : -1;
}

static long call_read(void)
{
    return read(fds[0], buffer, 10) == 1 ? 1 : -1;
}

static long call_send(void)
{
    return send(fds[0], buffer, 10, 0) == 10 ? 1 : -1;
}

static long call_sendto(void)
{
    return sendto(fds[0], buffer, 10, MSG_NOSIGNAL, NULL, 0) == 10 ? 1 : -1;
}

static long call_sendmsg(void)
{
    struct iovec part = { buffer, 10 };
    struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };

    return sendmsg(fds[0], &message, 0) == 10 ? 1 : -1;
}

static long call_write(void)
{
    return write(fds[0], buffer, 10) == 10 ? 1 : -1;
}

/* ---- listeners ------------------------------------------------------------------------------- */

static struct sockaddr_un name = { AF_UNIX, "listener" };

static int connected(int flags)
{
    int fd = socket(AF_UNIX, SOCK_STREAM | flags, 0);

    if (connect(fd, (struct sockaddr *)&name, sizeof name) < 0) {
        close(fd);
        return -1;
    }
    return fd;
}

static void make_listener(void)
{
    close(fds[0]);
    unlink("listener");
    fds[0] = socket(AF_UNIX, SOCK_STREAM, 0);
    set_timeout(fds[0]);
    if (bind(fds[0], (struct sockaddr *)&name, sizeof name) < 0 || listen(fds[0], 1) < 0)
        bail_out("no listener");
}

static void make_full_listener(void)
{
    make_listener();
    while (connected(SOCK_NONBLOCK) >= 0)
        ;
}

static long call_accept(void)
{
    return accept(fds[0], NULL, NULL) < 0 ? -1 : 1;
}

static long call_accept4(void)
{
    return accept4(fds[0], NULL, NULL, SOCK_CLOEXEC) < 0 ? -1 : 1;
}

static void connect_to_it(void)
{
    connected(0);
}

static long call_connect(void)
{
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);

    set_timeout(fd);
    return connect(fd, (struct sockaddr *)&name, sizeof name) < 0 ? -1 : 1;
}

static void accept_them(void)
{
    fcntl(fds[0], F_SETFL, O_NONBLOCK);
    while (accept(fds[0], NULL, NULL) >= 0)
        ;
}

static const struct blocking_call input[] = {
    { "read", make_pair, call_read, fill },
    { "recv", make_pair, call_recv, fill },
    { "recvfrom", make_pair, call_recvfrom, fill },
    { "recvmsg", make_pair, call_recvmsg, fill },
    { "recvmmsg", make_pair, call_recvmmsg, fill },
    { "recvmmsg for an hour", make_pair, call_recvmmsg_hour, fill },
    { "accept", make_listener, call_accept, connect_to_it },
    { "accept4", make_listener, call_accept4, connect_to_it },
};

static const struct blocking_call output[] = {
    { "write", make_full_pair, call_write, empty },
    { "send", make_full_pair, call_send, empty },
    { "sendto", make_full_pair, call_sendto, empty },
    { "sendmsg", make_full_pair, call_sendmsg, empty },
    { "connect", make_full_listener, call_connect, accept_them },
};

static void with_timeout(const struct blocking_call *call, int option)
{
    timeout_option = option;
    outcome_is(call, HANDLER, 0, "with a timeout a handler without SA_RESTART");
    outcome_is(call, RESTARTING_HANDLER, 0, "with a timeout a handler with SA_RESTART");
    outcome_is(call, IGNORED, 1, "with a timeout an ignored signal");
    outcome_is(call, STOP, 0, "with a timeout a stop and continuation");
    timeout_option = 0;
}

int main(void)
{
    enter_scratch_dir(0777);
    for (unsigned i = 0; i < COUNT_OF(input); i++) {
        is_restarted(&input[i]);
        with_timeout(&input[i], SO_RCVTIMEO);
    }
    for (unsigned i = 0; i < COUNT_OF(output); i++) {
        is_restarted(&output[i]);
        with_timeout(&output[i], SO_SNDTIMEO);
    }
    return done_testing();
}
