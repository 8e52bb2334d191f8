/* sys/ioctl.h — device control. */
#ifndef _SYS_IOCTL_H
#define _SYS_IOCTL_H

#include <abi/ioctl.h>

int ioctl(int, unsigned long, ...);

#endif
