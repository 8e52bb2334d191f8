/* `strace` on the kernel command line: every system call as a decoded line in the log. */
#ifndef KERNEL_SYSCALL_STRACE_H
#define KERNEL_SYSCALL_STRACE_H

#include "lib/types.h"

struct arch_regs;

/* "read" for 0; NULL for a call that is not there. */
const char *strace_call_name(uint64_t number);

/* Before the call: its name and arguments, which it may overwrite. */
void strace_enter(const struct arch_regs *regs);
/* Behind it: the result. number is the call's; the registers may be a new program's by now. */
void strace_exit(const struct arch_regs *regs, uint64_t number);

#endif
