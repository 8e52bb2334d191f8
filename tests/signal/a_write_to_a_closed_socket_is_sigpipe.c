/*
 * send(2): "EPIPE The local end has been shut down on a connection oriented socket. In this case,
 * the process will also receive a SIGPIPE unless MSG_NOSIGNAL is set"; also when the peer has
 * closed. Datagram sockets have no connection to break.
 */
#include "support.h"

#include <sys/socket.h>

static int pair[2];

static void make_pair(int type)
{
    if (socketpair(AF_UNIX, type, 0, pair) < 0)
        bail_out("socketpair failed");
}

static void write_with_default_action(void)
{
    _exit(write(pair[1], "x", 1) + 2);
}

static void fill_and_block(void)
{
    static char block[1000000];
    ssize_t sent;

    close(pair[0]);
    sent = write(pair[1], block, sizeof block);
    _exit(sent > 0 && sent < (ssize_t)sizeof block && caught_count == 0 ? 0 : 1);
}

static void every_call_on_a_stream(void)
{
    struct iovec vector = { "ab", 2 };
    struct msghdr message = { .msg_iov = &vector, .msg_iovlen = 1 };

    fails_with(write(pair[1], "x", 1), EPIPE, "write fails with EPIPE");
    is_int(caught_count, 1, "and SIGPIPE");
    ok(caught[0].si_code == SI_USER && caught[0].si_pid == getpid(), "from the writer itself");
    fails_with(writev(pair[1], &vector, 1), EPIPE, "so does writev");
    fails_with(send(pair[1], "x", 1, 0), EPIPE, "so does send");
    fails_with(sendmsg(pair[1], &message, 0), EPIPE, "so does sendmsg");
    fails_with(send(pair[1], "", 0, 0), EPIPE, "even of no bytes");
    is_int(caught_count, 5, "each with its own signal");
    fails_with(send(pair[1], "x", 1, MSG_NOSIGNAL), EPIPE, "with MSG_NOSIGNAL there is EPIPE");
    fails_with(sendmsg(pair[1], &message, MSG_NOSIGNAL), EPIPE, "by sendmsg, too");
    is_int(caught_count, 5, "but no signal");
}

int main(void)
{
    pid_t child;

    make_pair(SOCK_STREAM);
    close(pair[0]);
    is_killed(run_child(write_with_default_action), SIGPIPE, "by default the writer is killed");
    catch_signal(SIGPIPE, 0);
    every_call_on_a_stream();

    make_pair(SOCK_STREAM);
    shutdown(pair[1], SHUT_WR);
    fails_with(write(pair[1], "x", 1), EPIPE, "a socket shut down for writing");
    is_int(caught_count, 6, "is SIGPIPE, too");
    make_pair(SOCK_STREAM);
    shutdown(pair[0], SHUT_RD);
    fails_with(write(pair[1], "x", 1), EPIPE, "a peer shut down for reading");
    is_int(caught_count, 7, "is SIGPIPE, too");

    caught_count = 0;
    make_pair(SOCK_STREAM);
    child = start_child(fill_and_block);
    close(pair[1]);
    wait_until_asleep(child);
    close(pair[0]);
    is_exit(wait_for(child), 0, "a sender asleep gets its count first, without a signal");

    make_pair(SOCK_SEQPACKET);
    close(pair[0]);
    fails_with(write(pair[1], "x", 1), EPIPE, "a seqpacket socket fails with EPIPE");
    make_pair(SOCK_DGRAM);
    close(pair[0]);
    fails_with(write(pair[1], "x", 1), ECONNREFUSED, "a datagram socket with ECONNREFUSED");
    fails_with(write(pair[1], "x", 1), ENOTCONN, "once, and ENOTCONN from then on");
    is_int(caught_count, 0, "neither with a signal");
    return done_testing();
}
