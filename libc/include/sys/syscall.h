/* sys/syscall.h — the system call numbers. */
#ifndef _SYS_SYSCALL_H
#define _SYS_SYSCALL_H

#include <abi/syscall_nr.h>

#endif
