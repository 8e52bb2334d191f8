/* Pipes, sockets, epoll, timers, record locks and files, under one another's feet. */
#include "fuzz.h"
#include <sys/epoll.h>
#include <sys/socket.h>

int any_fd(void)
{
    return 3 + below(24);
}

static void pass_descriptor(void)
{
    char control[CMSG_SPACE(sizeof(int))] = { 0 };
    struct iovec byte = { "x", 1 };
    struct msghdr message = {
        .msg_iov = &byte, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control
    };
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    int fd = any_fd();

    *header = (struct cmsghdr){ CMSG_LEN(sizeof fd), SOL_SOCKET, SCM_RIGHTS };
    memcpy(CMSG_DATA(header), &fd, sizeof fd);
    if (below(3))
        sendmsg(any_fd(), &message, MSG_DONTWAIT);
    else
        recvmsg(any_fd(), &message, MSG_DONTWAIT | (int)(next() & MSG_PEEK));
}

void open_some(void)
{
    static const int types[] = { SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET };
    int fds[2];

    switch (below(7)) {
    case 0: pipe2(fds, O_NONBLOCK); break;
    case 1: socketpair(AF_UNIX, types[below(3)] | SOCK_NONBLOCK, 0, fds); break;
    case 2: epoll_create1(0); break;
    case 3: syscall(SYS_eventfd2, below(3), O_NONBLOCK | (int)below(2)); break;
    case 4: syscall(SYS_timerfd_create, below(2), O_NONBLOCK); break;
    case 5: syscall(SYS_memfd_create, "m", below(4)); break;
    default: open(below(2) ? "f0" : "f1", O_RDWR | O_CREAT | O_NONBLOCK, 0666);
    }
}

void fuzz_descriptors(void)
{
    struct itimerspec soon = { { 0, 0 }, { 0, 50000 } };

    alarm(2);
    for (int i = 0; i < 500; i++) {
        struct epoll_event event = { .events = next() & next() };
        struct flock lock = { below(3), below(3), below(100), below(100), 0 };

        switch (below(14)) {
        case 0: open_some(); break;
        case 1: close(any_fd()); break;
        case 2: write(any_fd(), buffer, below(2 * PAGE)); break;
        case 3: read(any_fd(), buffer, below(2 * PAGE)); break;
        case 4: pass_descriptor(); break;
        case 5: epoll_ctl(any_fd(), 1 + below(3), any_fd(), &event); break;
        case 6: epoll_wait(any_fd(), (void *)buffer, 1 + below(20), below(2)); break;
        case 7: fcntl(any_fd(), below(3) ? F_SETLK : F_SETLKW, &lock); break;
        case 8:
            fcntl(any_fd(), below(40) ? (int)below(16) : 1024 + (int)below(12), argument());
            break;
        case 9: dup2(any_fd(), any_fd()); break;
        case 10: syscall(SYS_timerfd_settime, any_fd(), 0, &soon, NULL); break;
        case 11:
            syscall(SYS_splice + below(3), any_fd(), NULL, any_fd(), NULL, below(9000), 2);
            break;
        case 12:
            if (!below(100))
                fork();
            break;
        default: call_garbage_on(any_fd());
        }
    }
}
