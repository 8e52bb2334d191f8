/*
 * unix(7): SOCK_DGRAM and SOCK_SEQPACKET keep message boundaries, reliably and in order; a long
 * message is cut (MSG_TRUNC); a datagram tells its sender's name; abstract names are not in the
 * file system.
 */
#include "support.h"
#include <sys/socket.h>
#include <sys/un.h>

static struct sockaddr_un names[2];
static socklen_t lengths[2];

static void make_names(void)
{
    for (int i = 0; i < 2; i++) {
        names[i].sun_family = AF_UNIX;
        lengths[i] = offsetof(struct sockaddr_un, sun_path) + 1
                     + snprintf(names[i].sun_path + 1, 100, "tap-%d-%c", getpid(), 'a' + i);
    }
}

static void check_sequenced(void)
{
    char text[8];
    int fds[2];

    socketpair(AF_UNIX, SOCK_SEQPACKET, 0, fds);
    write(fds[0], "one", 3);
    write(fds[0], "three", 5);
    is_int(read(fds[1], text, sizeof text), 3, "SOCK_SEQPACKET keeps bounds");
    is_int(read(fds[1], text, 2), 2, "and cuts");
    is_int(recv(fds[1], text, 1, MSG_DONTWAIT) == -1 ? errno : 0, EAGAIN, "the rest is gone");
    close(fds[0]);
    is_int(read(fds[1], text, sizeof text), 0, "its end is end of file");
}

int main(void)
{
    struct sockaddr_un from;
    socklen_t length = sizeof from;
    int a = socket(AF_UNIX, SOCK_DGRAM, 0), b = socket(AF_UNIX, SOCK_DGRAM, 0), c, sent;
    char text[8];
    struct iovec vector = { text, 3 };
    struct msghdr message = { .msg_iov = &vector, .msg_iovlen = 1 };

    make_names();
    is_int(bind(a, (struct sockaddr *)&names[0], lengths[0]), 0, "an abstract name is bound");
    bind(b, (struct sockaddr *)&names[1], lengths[1]);
    c = socket(AF_UNIX, SOCK_DGRAM, 0);
    fails_with(bind(c, (struct sockaddr *)&names[0], lengths[0]), EADDRINUSE, "once");
    is_int(sendto(b, "one", 3, 0, (struct sockaddr *)&names[0], lengths[0]), 3, "one datagram");
    is_int(sendto(b, "", 0, 0, (struct sockaddr *)&names[0], lengths[0]), 0, "an empty one");
    is_int(sendto(b, "three", 5, 0, (struct sockaddr *)&names[0], lengths[0]), 5, "a third");
    is_int(recvfrom(a, text, sizeof text, 0, (struct sockaddr *)&from, &length), 3, "one comes");
    ok(length == lengths[1] && !memcmp(&from, &names[1], length), "with its sender's name");
    is_int(recv(a, text, sizeof text, 0), 0, "the empty one comes");
    is_int(recv(a, text, sizeof text, MSG_PEEK), 5, "MSG_PEEK leaves the third");
    is_int(recvmsg(a, &message, 0), 3, "a short buffer gets its part");
    ok(message.msg_flags & MSG_TRUNC, "with MSG_TRUNC");
    sendto(b, "three", 5, 0, (struct sockaddr *)&names[0], lengths[0]);
    is_int(recv(a, text, 1, MSG_TRUNC), 5, "MSG_TRUNC as a flag tells the true length");
    fails_with(recv(a, text, 1, MSG_DONTWAIT), EAGAIN, "the rest is dropped");
    fails_with(write(c, "x", 1), ENOTCONN, "without a receiver it is ENOTCONN");
    is_int(connect(c, (struct sockaddr *)&names[0], lengths[0]), 0, "connect sets one");
    is_int(write(c, "x", 1), 1, "then write does");
    length = sizeof from;
    recvfrom(a, text, 1, 0, (struct sockaddr *)&from, &length);
    is_int(length, 0, "a sender without name has none");
    for (sent = 0; send(c, "x", 1, MSG_DONTWAIT) == 1; sent++)
        ;
    is_int(errno, EAGAIN, "a receiver's queue is bounded");
    is_int(sent, 11, "to eleven");
    fails_with(write(b, text, 1) < 0 ? -1 : 0, ENOTCONN, "others are not connected by that");
    close(a);
    fails_with(write(c, "x", 1), ECONNREFUSED, "to a closed one it is ECONNREFUSED");
    fails_with(sendto(b, "x", 1, 0, (struct sockaddr *)&names[0], lengths[0]), ECONNREFUSED,
               "its name went with it");
    c = socket(AF_UNIX, SOCK_STREAM, 0);
    fails_with(connect(c, (struct sockaddr *)&names[1], lengths[1]), ECONNREFUSED,
               "a stream socket does not see a datagram socket's name");
    is_int(bind(c, (struct sockaddr *)&names[1], lengths[1]), 0, "and may have the same");
    names[0].sun_family = AF_UNIX;
    c = socket(AF_UNIX, SOCK_DGRAM, 0);
    is_int(bind(c, (struct sockaddr *)&names[0], sizeof(sa_family_t)), 0, "bind to no name");
    length = sizeof from;
    getsockname(c, (struct sockaddr *)&from, &length);
    is_int(length, sizeof(sa_family_t) + 6, "gives an abstract one of five digits");
    check_sequenced();
    return done_testing();
}
