/* sys/epoll.h — event polling. */
#ifndef _SYS_EPOLL_H
#define _SYS_EPOLL_H

#include <abi/epoll.h>
#include <abi/time.h>
#include <bits/sigset.h>

int epoll_create(int);
int epoll_create1(int);
int epoll_ctl(int, int, int, struct epoll_event *);
int epoll_wait(int, struct epoll_event *, int, int);
int epoll_pwait(int, struct epoll_event *, int, int, const sigset_t *);
int epoll_pwait2(int, struct epoll_event *, int, const struct timespec *, const sigset_t *);

#endif
