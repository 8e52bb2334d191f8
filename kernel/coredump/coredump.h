/*
 * Core files (core(5)): whether to write one is coredump.c's, under which name core_name.c's, how a
 * program gets it core_pipe.c's, and what it holds core_elf.c's.
 */
#ifndef KERNEL_COREDUMP_COREDUMP_H
#define KERNEL_COREDUMP_COREDUMP_H

#include "abi/signal.h"
#include "lib/types.h"

struct file;

/*
 * Writes the core file of current's process, which dies by signal: ends the other threads, waits
 * for them to stand still, and lets them go again. The process is group_exiting afterwards. True if
 * there is a core file; false if limits, core_pattern or the file system want none, or SIGKILL
 * came.
 */
bool coredump_write(int signal, const siginfo_t *info);
/* A thread of a process that dumps comes to its end: waits until its registers and
 * stack were read. */
void coredump_wait(void);

/* core_elf.c: writes current's process into the file, up to limit bytes (holes do not count), or
 * until SIGKILL comes. 0 or -ENOMEM. */
int core_elf_write(struct file *file, uint64_t limit, int signal, const siginfo_t *info);

/* /proc/sys/kernel: core_pattern is a NUL-terminated string of at most CORE_PATTERN_MAX bytes. */
#define CORE_PATTERN_MAX 128
extern char core_pattern[CORE_PATTERN_MAX];
extern int core_uses_pid, core_pipe_limit;

/* core_name.c: the name of current's core file by core_pattern, cut at size. */
void core_name_make(char *path, size_t size, int signal);
/* The arguments of a core_pattern that is a pipe: NUL-terminated, one behind the other. Their
 * number; 0 if there is none or they do not fit. */
unsigned core_name_make_arguments(char *text, size_t size, int signal);

/* core_pipe.c: starts core_pattern's program. *out is the pipe to its standard input. 0,
 * -ENOMEM, -EAGAIN (core_pipe_limit), or what execve(2) says. */
int core_pipe_open(int signal, struct file **out);
/* All is written. With core_pipe_limit set it waits until the program has read it. */
void core_pipe_close(struct file *file);

#endif
