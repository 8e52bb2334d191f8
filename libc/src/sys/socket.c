/* Sockets. */
#include "internal/syscall.h"

#include <sys/socket.h>

int socket(int domain, int type, int protocol)
{
    return (int)SYSCALL(socket, domain, type, protocol);
}

int socketpair(int domain, int type, int protocol, int fds[2])
{
    return (int)SYSCALL(socketpair, domain, type, protocol, fds);
}

int bind(int fd, const struct sockaddr *addr, socklen_t len)
{
    return (int)SYSCALL(bind, fd, addr, len);
}

int listen(int fd, int backlog)
{
    return (int)SYSCALL(listen, fd, backlog);
}

int accept(int fd, struct sockaddr *restrict addr, socklen_t *restrict len)
{
    return (int)SYSCALL(accept, fd, addr, len);
}

int accept4(int fd, struct sockaddr *restrict addr, socklen_t *restrict len, int flags)
{
    return (int)SYSCALL(accept4, fd, addr, len, flags);
}

int connect(int fd, const struct sockaddr *addr, socklen_t len)
{
    return (int)SYSCALL(connect, fd, addr, len);
}

int getsockname(int fd, struct sockaddr *restrict addr, socklen_t *restrict len)
{
    return (int)SYSCALL(getsockname, fd, addr, len);
}

int getpeername(int fd, struct sockaddr *restrict addr, socklen_t *restrict len)
{
    return (int)SYSCALL(getpeername, fd, addr, len);
}

int getsockopt(int fd, int level, int name, void *restrict value, socklen_t *restrict len)
{
    return (int)SYSCALL(getsockopt, fd, level, name, value, len);
}

int setsockopt(int fd, int level, int name, const void *value, socklen_t len)
{
    return (int)SYSCALL(setsockopt, fd, level, name, value, len);
}

int shutdown(int fd, int how)
{
    return (int)SYSCALL(shutdown, fd, how);
}

ssize_t send(int fd, const void *buf, size_t len, int flags)
{
    return (ssize_t)SYSCALL(sendto, fd, buf, len, flags, 0, 0);
}

ssize_t sendto(int fd, const void *buf, size_t len, int flags, const struct sockaddr *addr,
               socklen_t addr_len)
{
    return (ssize_t)SYSCALL(sendto, fd, buf, len, flags, addr, addr_len);
}

ssize_t sendmsg(int fd, const struct msghdr *msg, int flags)
{
    return (ssize_t)SYSCALL(sendmsg, fd, msg, flags);
}

ssize_t recv(int fd, void *buf, size_t len, int flags)
{
    return (ssize_t)SYSCALL(recvfrom, fd, buf, len, flags, 0, 0);
}

ssize_t recvfrom(int fd, void *restrict buf, size_t len, int flags, struct sockaddr *restrict addr,
                 socklen_t *restrict addr_len)
{
    return (ssize_t)SYSCALL(recvfrom, fd, buf, len, flags, addr, addr_len);
}

ssize_t recvmsg(int fd, struct msghdr *msg, int flags)
{
    return (ssize_t)SYSCALL(recvmsg, fd, msg, flags);
}

struct cmsghdr *__cmsg_nxthdr(struct msghdr *msg, struct cmsghdr *cmsg)
{
    unsigned char *end = (unsigned char *)msg->msg_control + msg->msg_controllen;
    unsigned char *next = (unsigned char *)cmsg + CMSG_ALIGN(cmsg->cmsg_len);

    if (cmsg->cmsg_len < sizeof *cmsg || next + sizeof *cmsg > end)
        return NULL;
    return (struct cmsghdr *)next;
}
