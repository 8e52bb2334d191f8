/*
 * abi/socket.h — sockets of the AF_UNIX family.
 * Source: socket(2), socketpair(2), sendmsg(2), recvmsg(2), cmsg(3), unix(7).
 */
#ifndef ABI_SOCKET_H
#define ABI_SOCKET_H

#include "types.h"
#include "uio.h"

#define AF_UNSPEC        0
#define AF_UNIX          1
#define AF_LOCAL         AF_UNIX
#define AF_INET          2
#define AF_INET6         10
#define AF_NETLINK       16
#define PF_UNSPEC        AF_UNSPEC
#define PF_UNIX          AF_UNIX
#define PF_LOCAL         AF_UNIX
#define PF_INET          AF_INET
#define PF_INET6         AF_INET6

#define SOCK_STREAM      1
#define SOCK_DGRAM       2
#define SOCK_RAW         3
#define SOCK_SEQPACKET   5
#define SOCK_NONBLOCK    04000
#define SOCK_CLOEXEC     02000000

#define SOL_SOCKET       1
#define SO_DEBUG         1
#define SO_REUSEADDR     2
#define SO_TYPE          3
#define SO_ERROR         4
#define SO_SNDBUF        7
#define SO_RCVBUF        8
#define SO_KEEPALIVE     9
#define SO_LINGER        13
#define SO_REUSEPORT     15
#define SO_PASSCRED      16
#define SO_PEERCRED      17
#define SO_RCVLOWAT      18
#define SO_SNDLOWAT      19
#define SO_RCVTIMEO      20
#define SO_SNDTIMEO      21
#define SO_ACCEPTCONN    30
#define SO_PROTOCOL      38
#define SO_DOMAIN        39

#define SHUT_RD          0
#define SHUT_WR          1
#define SHUT_RDWR        2

#define SOMAXCONN        4096

#define MSG_OOB          0x00000001
#define MSG_PEEK         0x00000002
#define MSG_DONTROUTE    0x00000004
#define MSG_CTRUNC       0x00000008
#define MSG_TRUNC        0x00000020
#define MSG_DONTWAIT     0x00000040
#define MSG_EOR          0x00000080
#define MSG_WAITALL      0x00000100
#define MSG_NOSIGNAL     0x00004000
#define MSG_MORE         0x00008000
#define MSG_WAITFORONE   0x00010000
#define MSG_CMSG_CLOEXEC 0x40000000

#define SCM_RIGHTS       1
#define SCM_CREDENTIALS  2
#define SCM_MAX_FD       253

typedef unsigned int socklen_t;
typedef unsigned short sa_family_t;

struct sockaddr {
    sa_family_t sa_family;
    char sa_data[14];
};

struct sockaddr_storage {
    sa_family_t ss_family;
    char ss_pad_[118];
    unsigned long ss_align_;
};
_Static_assert(sizeof(struct sockaddr) == 16, "sockaddr");
_Static_assert(sizeof(struct sockaddr_storage) == 128, "sockaddr_storage");

/* The kernel's msghdr has size_t lengths; POSIX's narrower ones occupy the same bytes. */
struct msghdr {
    void *msg_name;
    socklen_t msg_namelen;
    struct iovec *msg_iov;
    size_t msg_iovlen;
    void *msg_control;
    size_t msg_controllen;
    int msg_flags;
};
_Static_assert(sizeof(struct msghdr) == 56, "msghdr");
_Static_assert(offsetof(struct msghdr, msg_iov) == 16, "msghdr");
_Static_assert(offsetof(struct msghdr, msg_control) == 32, "msghdr");
_Static_assert(offsetof(struct msghdr, msg_flags) == 48, "msghdr");

struct mmsghdr {
    struct msghdr msg_hdr;
    unsigned int msg_len;
};
_Static_assert(sizeof(struct mmsghdr) == 64, "mmsghdr");

struct cmsghdr {
    size_t cmsg_len;
    int cmsg_level;
    int cmsg_type;
};
_Static_assert(sizeof(struct cmsghdr) == 16, "cmsghdr");

#define CMSG_ALIGN(len) (((len) + sizeof(size_t) - 1) & ~(sizeof(size_t) - 1))
#define CMSG_SPACE(len) (CMSG_ALIGN(sizeof(struct cmsghdr)) + CMSG_ALIGN(len))
#define CMSG_LEN(len)   (CMSG_ALIGN(sizeof(struct cmsghdr)) + (len))
#define CMSG_DATA(cmsg) ((unsigned char *)((struct cmsghdr *)(cmsg) + 1))
#define CMSG_FIRSTHDR(mhdr)                                                                        \
    ((mhdr)->msg_controllen >= sizeof(struct cmsghdr) ? (struct cmsghdr *)(mhdr)->msg_control      \
                                                      : (struct cmsghdr *)0)

struct ucred {
    pid_t pid;
    uid_t uid;
    gid_t gid;
};
_Static_assert(sizeof(struct ucred) == 12, "ucred");

struct linger {
    int l_onoff;
    int l_linger;
};
_Static_assert(sizeof(struct linger) == 8, "linger");

/* Classic socket ioctls live in abi/ioctl.h. */
#define UNIX_PATH_MAX 108

struct sockaddr_un {
    sa_family_t sun_family;
    char sun_path[UNIX_PATH_MAX];
};
_Static_assert(sizeof(struct sockaddr_un) == 110, "sockaddr_un");

#endif
