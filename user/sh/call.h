/*
 * What exec.c shares with the rest of execution (simple.c, pipeline.c, program.c, trap.c) and with
 * main.c.
 */
#ifndef SH_CALL_H
#define SH_CALL_H

#include "exec.h"

enum { FUNCTION_DEPTH_MAX = 500 };

/* simple.c: a simple command; flags as for exec_node(). Its status. */
int exec_simple(struct node *node, int flags);
/* After an error: leaves all functions, loops and temporary assignments. */
void exec_unwind(void);

/* pipeline.c: nodes that run in other processes. Their status. */
int exec_pipe(struct node *node);
int exec_subshell(struct node *node, int flags);
int exec_async(struct node *node);

/* program.c: keeps the function that node defines, and its arena. */
void function_define(struct node *node);

/* trap.c: signals as they were before an interactive shell changed them, right before execve. */
void trap_restore_for_exec(void);

#endif
