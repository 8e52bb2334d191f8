/* sys/select.h — waiting for descriptors by bit sets. */
#ifndef _SYS_SELECT_H
#define _SYS_SELECT_H

#include <abi/time.h>
#include <bits/sigset.h>

#define FD_SETSIZE 1024
#define NFDBITS    64

typedef long fd_mask;

typedef struct {
    unsigned long fds_bits[FD_SETSIZE / NFDBITS];
} fd_set;

#define FD_SET(fd, set)   ((void)((set)->fds_bits[(fd) / NFDBITS] |= 1ul << ((fd) % NFDBITS)))
#define FD_CLR(fd, set)   ((void)((set)->fds_bits[(fd) / NFDBITS] &= ~(1ul << ((fd) % NFDBITS))))
#define FD_ISSET(fd, set) (((set)->fds_bits[(fd) / NFDBITS] >> ((fd) % NFDBITS) & 1) != 0)
#define FD_ZERO(set)      ((void)__builtin_memset((set), 0, sizeof(fd_set)))

int select(int, fd_set *restrict, fd_set *restrict, fd_set *restrict, struct timeval *restrict);
int pselect(int, fd_set *restrict, fd_set *restrict, fd_set *restrict,
            const struct timespec *restrict, const sigset_t *restrict);

#endif
