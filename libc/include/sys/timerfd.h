/* sys/timerfd.h — timers as descriptors. */
#ifndef _SYS_TIMERFD_H
#define _SYS_TIMERFD_H

#include <abi/time.h>
#include <time.h>

int timerfd_create(int, int);
int timerfd_gettime(int, struct itimerspec *);
int timerfd_settime(int, int, const struct itimerspec *, struct itimerspec *);

#endif
