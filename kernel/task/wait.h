/*
 * One wait4 or waitid on its way: shared by task/wait.c, which knows the children, and
 * ptrace/wait.c, which knows the tracees.
 */
#ifndef KERNEL_TASK_WAIT_H
#define KERNEL_TASK_WAIT_H

#include "abi/resource.h"
#include "abi/signal.h"
#include "abi/wait.h"
#include "lib/types.h"

struct process;
struct task;

/* What it asks for, and what was found. */
struct wait_request {
    idtype_t type;
    pid_t id;                /* of P_PID, P_PGID */
    struct process *process; /* of P_PIDFD */
    pid_t tid;               /* of P_PIDFD with a thread's pidfd */
    unsigned options;
    int result; /* 0: nothing yet; the child's id; or -ECHILD: nothing to wait for */
    int status; /* wait encoding */
    siginfo_t info;
    struct rusage usage;
};

/* Fills the request's results for child. code and info_status: waitid's, code 0: as status says. */
void wait_found(struct wait_request *request, const struct task *child, int status, int code,
                int info_status);
/* The end, the continue of a child: true if there is one that the request asks for; it is consumed,
 * but for WNOWAIT. */
bool wait_take_zombie(struct wait_request *request, struct process *child);
bool wait_take_continue(struct wait_request *request, struct process *child);

#endif
