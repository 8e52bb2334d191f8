/*
 * What exec.c shares with the rest of execution (program.c) and with main.c.
 */
#ifndef SH_CALL_H
#define SH_CALL_H

#include "exec.h"

enum { FUNCTION_DEPTH_MAX = 500 };

/* After an error: leaves all functions, loops and temporary assignments. */
void exec_unwind(void);

/* program.c: keeps the function that node defines, and its arena. */
void function_define(struct node *node);

/* trap.c: signals as they were before an interactive shell changed them, right before execve. */
void trap_restore_for_exec(void);

#endif
