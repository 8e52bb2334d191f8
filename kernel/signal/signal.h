/*
 * Signals: the types, the invariants and the folder's entry points. README.md tells a signal's life.
 */
#ifndef KERNEL_SIGNAL_SIGNAL_H
#define KERNEL_SIGNAL_SIGNAL_H

#include "abi/signal.h"
#include "lib/list.h"
#include "lib/types.h"
#include "task/waitq.h"

struct arch_regs;
struct cred;
struct pgrp;
struct process;
struct task;

/* A set of pending signals with their siginfos. */
struct pending {
    k_sigset_t set;
    struct list queues[64]; /* of struct sigqueue, by signal - 1, FIFO */
};

/* What a signal does: shared by the tasks of a process (and by CLONE_SIGHAND). */
struct sigactions {
    unsigned references;
    struct k_sigaction action[64]; /* by signal - 1 */
};

struct task_signals {
    k_sigset_t blocked;
    k_sigset_t saved_mask;  /* put back after the next handler's frame or at exit to user mode */
    bool restore_saved_mask;
    bool work;              /* something to do before user mode: exit path calls signal_deliver */
    k_sigset_t waiting_for; /* sigtimedwait: these wake it though blocked */
    struct pending pending; /* private */
    stack_t altstack;
};

struct process_signals {
    struct sigactions *actions;
    struct pending pending; /* shared */
    struct waitq signalfd_wait; /* signalfds and sigtimedwait of the process */
    /* Group stop */
    int stop_signal;        /* stopping or stopped by it; 0: running */
    unsigned stop_count;    /* threads that have not stopped yet */
    bool stopped;           /* all threads are stopped */
    bool stop_reported;     /* wait has shown it (WUNTRACED) */
    bool continue_reported; /* wait has shown the continue, or there was none */
    int killed_by;          /* fatal signal under way, 0 none */
};

/* ---- Life cycle ------------------------------------------------------------------------------ */

/* 0 or -ENOMEM. fork and clone: child inherits mask, dispositions (shared if share_actions) and, for
 * a thread or CLONE_VM child, no altstack; pending is empty. */
int signal_init_task(struct task *task);
int signal_init_process(struct process *process);
int signal_fork(struct task *child, unsigned long clone_flags);
/* exec: caught become default, the altstack goes; mask, ignored and pending stay. 0 or -ENOMEM. */
int signal_exec(struct task *task);
/* A thread ends: its private signals go, shared ones it was chosen for are handed to another. */
void signal_exit_task(struct task *task);
void signal_exit_process(struct process *process);

/* ---- Generation (send.c) ------------------------------------------------------------------- */

/* By the kernel for a process or one thread. Never fail: on exhaustion the signal arrives without
 * its siginfo. signal 1–64. */
void signal_send_process(struct process *process, int signal, const siginfo_t *info);
void signal_send_task(struct task *task, int signal, const siginfo_t *info);
/* As signal_send_process with si_code SI_KERNEL. */
void signal_send_kernel(struct process *process, int signal);
/* To each member of a group. Returns the number of processes. */
int signal_send_pgrp(struct pgrp *pgrp, int signal, const siginfo_t *info);

/* A synchronous fault of current: unblocked and, if blocked or ignored, fatal. */
void signal_force_fault(int signal, int code, uintptr_t address);
/* SIGSEGV, forced, because a frame could not be written or read. */
void signal_force_segv(void);
/* Ends current's process by SIGKILL (out of memory and such). */
void signal_force_kill(void);

/* kill(2)'s permission rule. 0 or -EPERM. */
int signal_may_send(const struct process *target, int signal);

/* ---- State ------------------------------------------------------------------------------------ */

/* Something deliverable (or a stop, or death) waits for the task. */
bool signal_pending(const struct task *task);
/* A fatal signal waits for the task or its process is exiting. */
bool signal_fatal_pending(const struct task *task);
/* The disposition is ignore, or default with a default of ignore. */
bool signal_is_ignored(const struct process *process, int signal);
bool signal_is_blocked(const struct task *task, int signal);
/* Sets the mask of current: KILL and STOP left out, work recomputed, shared signals retargeted. */
void signal_set_blocked(k_sigset_t mask);
/* sigsuspend, ppoll…: mask until the call returns; the old one is back after the handler's frame. */
void signal_set_temporary_mask(k_sigset_t mask);
/* The end of such a call: if no handler will run (result is not an interruption), the old mask now. */
void signal_restore_saved_mask(void);

/* ---- Delivery ------------------------------------------------------------------------------- */

/*
 * On the way to user mode, with signals.work set: stops, dies, or builds handler frames; turns
 * -ERESTART* in rax into a restart or EINTR. The only place that touches a user context.
 */
void signal_deliver(struct arch_regs *regs);

#endif
