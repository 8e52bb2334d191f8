/* The system's names: uname(2), sethostname(2), /proc/sys/kernel. */
#ifndef KERNEL_TASK_CALLS_UTS_H
#define KERNEL_TASK_CALLS_UTS_H

#include "abi/utsname.h"

extern struct utsname uts_name;

#endif
