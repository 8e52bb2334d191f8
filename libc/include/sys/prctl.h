/* sys/prctl.h — operations on a process or thread. */
#ifndef _SYS_PRCTL_H
#define _SYS_PRCTL_H

#include <abi/prctl.h>

int prctl(int, ...);

#endif
