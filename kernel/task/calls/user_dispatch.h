/*
 * System calls that a program intercepts itself (prctl(2), PR_SET_SYSCALL_USER_DISPATCH): outside
 * one range of code, and while a selector byte says so, a call raises SIGSYS instead of running.
 */
#ifndef KERNEL_TASK_CALLS_USER_DISPATCH_H
#define KERNEL_TASK_CALLS_USER_DISPATCH_H

#include "lib/types.h"

struct arch_regs;

/* PR_SET_SYSCALL_USER_DISPATCH for current. 0, -EINVAL or -EFAULT. */
long user_dispatch_set(unsigned long mode, unsigned long start, unsigned long length,
                       unsigned long selector);

/* For a task with it switched on: true if the call must not run; its signal is sent then, and rax
 * is the call's number again. */
bool user_dispatch_intercepts(struct arch_regs *regs);

#endif
