/*
 * System calls: the prototypes, made from the table, and the dispatcher.
 * A sys_x takes its arguments as declared in table.h and returns a result or negative errno.
 */
#ifndef KERNEL_SYSCALL_SYSCALL_H
#define KERNEL_SYSCALL_SYSCALL_H

#include "lib/types.h"

#include "abi/signal.h"
#include "abi/time.h"

struct arch_regs;
struct clone_args;
struct epoll_event;
struct iovec;
struct mmsghdr;
struct msghdr;
struct pollfd;
struct rlimit;
struct rusage;
struct sched_param;
struct stat;
struct statfs;
struct statx;
struct sysinfo;
struct tms;
struct utsname;

#define SYSCALL(number, name, format, ...) long sys_##name(__VA_ARGS__);
#include "syscall/table.h"
#undef SYSCALL

/* Looks at the command line: `strace` logs every call, `log-enosys` those that are not there. */
void syscall_init(void);

/* Runs the call in regs (number in syscall_nr) and puts its result into rax. */
void syscall_dispatch(struct arch_regs *regs);

#endif
