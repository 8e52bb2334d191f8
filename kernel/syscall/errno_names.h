/* Names of error numbers. */
#ifndef KERNEL_SYSCALL_ERRNO_NAMES_H
#define KERNEL_SYSCALL_ERRNO_NAMES_H

/* "ENOENT" for 2; "E?" for a number no call returns. */
const char *errno_name(int error);

#endif
