/* Replacing a process's program (execve(2)). */
#ifndef KERNEL_TASK_EXEC_EXEC_H
#define KERNEL_TASK_EXEC_EXEC_H

struct exec_strings;

/*
 * Loads path, relative to dirfd (AT_EMPTY_PATH in at_flags: dirfd itself), into current's process
 * with the given strings. On success the user context is the new program's start. Errors:
 * execve(2).
 */
int exec_program(int dirfd, const char *path, int at_flags, struct exec_strings *strings);

#endif
