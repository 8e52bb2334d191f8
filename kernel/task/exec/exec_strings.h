/* The argument and environment strings of an execve on their way into the new program. */
#ifndef KERNEL_TASK_EXEC_EXEC_STRINGS_H
#define KERNEL_TASK_EXEC_EXEC_STRINGS_H

#include "lib/types.h"

/* All strings with their NULs, one behind the other: first argc arguments, then envc of the
 * environment. */
struct exec_strings {
    char *data;
    size_t used, capacity, limit;
    unsigned argc, envc;
};

void exec_strings_free(struct exec_strings *strings);

/* Copies both vectors (NULL is empty) from user space; limit in bytes, pointers included. 0,
 * -EFAULT, -E2BIG or -ENOMEM. An empty argv becomes one empty string. */
int exec_strings_read(struct exec_strings *strings, const char __user *const __user *argv,
                      const char __user *const __user *envp, size_t limit);

/* Adds a kernel string behind all others, counting it as an argument. 0, -E2BIG or -ENOMEM. */
int exec_strings_append_argument(struct exec_strings *strings, const char *text);

/* Takes the first argument away, or puts text before it (for `#!`). 0, -E2BIG or -ENOMEM. */
void exec_strings_drop_first(struct exec_strings *strings);
int exec_strings_prepend(struct exec_strings *strings, const char *text);

#endif
