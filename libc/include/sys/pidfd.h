/* sys/pidfd.h — processes as descriptors. */
#ifndef _SYS_PIDFD_H
#define _SYS_PIDFD_H

#include <abi/types.h>
#include <signal.h>

int pidfd_open(pid_t, unsigned int);
int pidfd_getfd(int, int, unsigned int);

#endif
