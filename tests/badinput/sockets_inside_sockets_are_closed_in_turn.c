/*
 * unix(7), SCM_RIGHTS: a chain of three thousand sockets, each on its way in the one before, is
 * closed with its first; a socket may be on its way in itself.
 */
#include "support.h"
#include <sys/socket.h>

#define LENGTH 3000

static int send_descriptor(int to, int fd)
{
    char control[CMSG_SPACE(sizeof(int))] = "";
    struct iovec vector = { "d", 1 };
    struct msghdr message = { .msg_iov = &vector, .msg_iovlen = 1, .msg_control = control,
                              .msg_controllen = sizeof control };
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);

    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(header), &fd, sizeof(int));
    return sendmsg(to, &message, 0) == 1 ? 0 : -1;
}

/* Each pair's receiver goes into the next pair; only the last one's ends stay open here. */
static int make_chain(void)
{
    int previous[2], next[2];

    socketpair(AF_UNIX, SOCK_STREAM, 0, previous);
    for (int i = 0; i < LENGTH; i++) {
        if (socketpair(AF_UNIX, SOCK_STREAM, 0, next) < 0)
            return i;
        if (send_descriptor(next[0], previous[1]) < 0)
            return i;
        close(previous[0]);
        close(previous[1]);
        previous[0] = next[0];
        previous[1] = next[1];
    }
    close(previous[0]);
    close(previous[1]);
    return LENGTH;
}

static void make_chain_in_the_child(void)
{
    _exit(make_chain() == LENGTH ? 0 : 1);
}

static void send_to_themselves(void)
{
    int fds[2];

    for (int i = 0; i < 1000; i++) {
        if (socketpair(AF_UNIX, SOCK_STREAM, 0, fds) < 0 || send_descriptor(fds[0], fds[0]) < 0
            || send_descriptor(fds[0], fds[1]) < 0 || send_descriptor(fds[1], fds[0]) < 0)
            _exit(1);
        close(fds[0]);
        close(fds[1]);
    }
}

int main(void)
{
    int fds[2];

    is_exit(run_child(make_chain_in_the_child), 0, "a chain is made and closed");
    is_int(make_chain(), LENGTH, "and again");
    is_exit(run_child(send_to_themselves), 0, "a thousand sockets are sent through themselves");
    is_int(socketpair(AF_UNIX, SOCK_STREAM, 0, fds), 0, "others can still be made");
    is_int(write(fds[0], "x", 1), 1, "and used");
    return done_testing();
}
