/*
 * abi/poll.h — poll(2) and select(2).
 */
#ifndef ABI_POLL_H
#define ABI_POLL_H

#include "types.h"

#define POLLIN     0x0001
#define POLLPRI    0x0002
#define POLLOUT    0x0004
#define POLLERR    0x0008
#define POLLHUP    0x0010
#define POLLNVAL   0x0020
#define POLLRDNORM 0x0040
#define POLLRDBAND 0x0080
#define POLLWRNORM 0x0100
#define POLLWRBAND 0x0200
#define POLLMSG    0x0400
#define POLLREMOVE 0x1000
#define POLLRDHUP  0x2000

typedef unsigned long nfds_t;

struct pollfd {
    int fd;
    short events;
    short revents;
};
_Static_assert(sizeof(struct pollfd) == 8, "pollfd");
_Static_assert(offsetof(struct pollfd, revents) == 6, "pollfd");

/* select: bit fd % 64 of word fd / 64; a libc fd_set has 1024 bits, the kernel takes any count. */
#define ABI_FD_SETSIZE 1024

/* The sixth argument of pselect6(2) points to this; 16 bytes. */
struct k_sigset_argpack {
    uint64_t ss; /* user address of a k_sigset_t, 0 = none */
    uint64_t ss_len;
};
_Static_assert(sizeof(struct k_sigset_argpack) == 16, "k_sigset_argpack");

#endif
