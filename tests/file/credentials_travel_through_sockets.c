/*
 * unix(7): SO_PASSCRED adds the sender's pid, uid and gid to what is received; SCM_CREDENTIALS
 * claims them, which only root may do falsely; SO_PEERCRED tells who connected.
 */
#include "support.h"
#include <sys/socket.h>

static int fds[2];

static int send_as(struct ucred credentials)
{
    char control[CMSG_SPACE(sizeof(struct ucred))] = "";
    struct iovec vector = { "c", 1 };
    struct msghdr message = { .msg_iov = &vector, .msg_iovlen = 1, .msg_control = control,
                              .msg_controllen = sizeof control };
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);

    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_CREDENTIALS;
    header->cmsg_len = CMSG_LEN(sizeof credentials);
    memcpy(CMSG_DATA(header), &credentials, sizeof credentials);
    return sendmsg(fds[0], &message, 0);
}

static int receive(struct ucred *credentials)
{
    char control[CMSG_SPACE(sizeof(struct ucred))] = "", byte;
    struct iovec vector = { &byte, 1 };
    struct msghdr message = { .msg_iov = &vector, .msg_iovlen = 1, .msg_control = control,
                              .msg_controllen = sizeof control };
    struct cmsghdr *header;

    if (recvmsg(fds[1], &message, 0) != 1 || !(header = CMSG_FIRSTHDR(&message))
        || header->cmsg_type != SCM_CREDENTIALS)
        return -1;
    memcpy(credentials, CMSG_DATA(header), sizeof *credentials);
    return 0;
}

static void send_as_nobody(void)
{
    struct ucred own, root = { getpid(), 0, 0 };

    if (become_user(NOBODY) < 0)
        _exit(99);
    own = (struct ucred){ getpid(), NOBODY, NOBODY };
    if (write(fds[0], "p", 1) != 1 || send_as(own) != 1)
        _exit(1);
    _exit(send_as(root) < 0 ? errno : 0);
}

int main(void)
{
    struct ucred credentials;
    socklen_t length = sizeof credentials;
    int on = 1;
    pid_t pid;

    need_root();
    socketpair(AF_UNIX, SOCK_DGRAM, 0, fds);
    is_int(setsockopt(fds[1], SOL_SOCKET, SO_PASSCRED, &on, sizeof on), 0, "SO_PASSCRED is set");
    pid = start_child(send_as_nobody);
    is_exit(wait_for(pid), EPERM, "a user cannot claim to be root");
    is_int(receive(&credentials), 0, "a plain message brings credentials");
    ok(credentials.pid == pid && credentials.uid == NOBODY && credentials.gid == NOBODY,
       "the sender's");
    is_int(receive(&credentials), 0, "and so does a claim of one's own");
    ok(credentials.pid == pid && credentials.uid == NOBODY, "the same");
    is_int(send_as((struct ucred){ getpid(), 5, 6 }), 1, "root may claim another user");
    receive(&credentials);
    ok(credentials.pid == getpid() && credentials.uid == 5 && credentials.gid == 6, "as it likes");
    fails_with(send_as((struct ucred){ 4000000, 0, 0 }), ESRCH, "but no process that is not there");
    is_int(getsockopt(fds[0], SOL_SOCKET, SO_PEERCRED, &credentials, &length), 0, "SO_PEERCRED");
    ok(credentials.pid == getpid() && credentials.uid == 0, "tells who made the pair");
    return done_testing();
}
