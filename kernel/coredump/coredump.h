/*
 * Core files (core(5)): whether and where to write one is coredump.c's, what it holds core_elf.c's.
 */
#ifndef KERNEL_COREDUMP_COREDUMP_H
#define KERNEL_COREDUMP_COREDUMP_H

#include "abi/signal.h"
#include "lib/types.h"

struct file;

/*
 * Writes the core file of current's process, which dies by signal: ends the other threads, waits
 * for them to stand still, and lets them go again. The process is group_exiting afterwards. True if
 * there is a core file; false if limits, core_pattern or the file system want none.
 */
bool coredump_write(int signal, const siginfo_t *info);
/* A thread of a process that dumps comes to its end: waits until its registers and
 * stack were read. */
void coredump_wait(void);
/* Writes current's process into the file, up to limit bytes. 0 or -ENOMEM. */
int core_elf_write(struct file *file, uint64_t limit, int signal, const siginfo_t *info);
/* /proc/sys/kernel/core_pattern: a NUL-terminated string of at most CORE_PATTERN_MAX bytes. */
#define CORE_PATTERN_MAX 128
extern char core_pattern[CORE_PATTERN_MAX];

#endif
