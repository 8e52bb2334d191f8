/*
 * Signals: the types, the rules of the state, and the folder's entry points. README.md tells a
 * signal's life; each entry point below names the file (the stage) where it lives.
 *
 * All state is protected by the kernel lock: a signal's generation, with all its effects on other
 * threads, is one step that nobody sees half done.
 */
#ifndef KERNEL_SIGNAL_SIGNAL_H
#define KERNEL_SIGNAL_SIGNAL_H

#include "abi/signal.h"
#include "lib/list.h"
#include "lib/types.h"
#include "signal/pending.h"
#include "task/sched/waitq.h"

struct arch_regs;
struct cred;
struct file;
struct pgrp;
struct process;
struct task;

/* What signals do: shared by the tasks of a process (and by CLONE_SIGHAND). */
struct sigactions {
    unsigned references;
    struct k_sigaction action[K_NSIG]; /* by signal - 1 */
};

/* What a thread has to stop for; the bits of task_signals.stop. */
enum stop_work {
    STOP_GROUP = 1,   /* its process's stop */
    STOP_COUNTED = 2, /* and is counted in stop_count: it is waited for */
    STOP_TRAP = 4,    /* its tracer wants it to (PTRACE_EVENT_STOP) */
    STOP_NOTIFY = 8,  /* its tracer wants to know that its process's stop changed */
    STOP_STEPPED = 16 /* it was single-stepped into a handler */
};

/*
 * A thread's part. SIGKILL in the private pending set is more than a pending signal: it says that
 * this thread must die, be it by a signal, by exit_group or by another thread's exec.
 */
struct task_signals {
    k_sigset_t blocked;     /* never has KILL and STOP */
    k_sigset_t waiting_for; /* sigtimedwait: these wake it though they are blocked */
    k_sigset_t saved_mask;  /* if restore_saved_mask: what a temporary mask replaced */
    bool restore_saved_mask;
    /*
     * Something may be deliverable, so the way to user mode leads through signal_deliver() and an
     * interruptible sleep ends. Set by whoever causes it; cleared by the task itself only, once it
     * looked (signal_recalculate): a call that gave up with -ERESTART* because of it still finds it
     * set, even if another thread took the signal meanwhile.
     */
    bool work;
    unsigned stop;          /* enum stop_work: has to stop, has not yet */
    struct pending pending; /* private: kill of this thread, faults */
    stack_t altstack; /* ss_flags: SS_AUTODISARM and SS_DISABLE; SS_ONSTACK follows from rsp */
};

/* A process's part. */
struct process_signals {
    struct sigactions *actions;
    struct pending pending;     /* shared: any thread with the signal unblocked may take it */
    struct waitq signalfd_wait; /* signalfd's readers and pollers */
    struct task *last_chosen;   /* the search for a thread goes on here; NULL: at the first */
    bool unprotected;           /* PID 1: its own fault may kill it */

    /* Group stop (stop.c): running → stopping (stop_count > 0) → stopped → running */
    unsigned stop_count; /* threads that have STOP_COUNTED */
    bool stopped;        /* all have stopped */
    int stop_signal;     /* what wait(WUNTRACED) shows, 0 once it has */
    int stop_cause;      /* the signal that caused the last stop: what a tracer sees */
    bool continued;      /* what wait(WCONTINUED) shows, false once it has */
    int stop_notice; /* CLD_STOPPED or CLD_CONTINUED: the first thread to run tells the parent */

    /* Core dump (coredump/): the other threads wait in task_exit() until it is written. */
    struct task *dumper;  /* NULL: none */
    struct waitq dump_wait;
    unsigned dump_waiting;
};

/* ---- Life cycle (action.c, send.c) ----------------------------------------------------------- */

/* Empty state for a new task or process, without dispositions. 0. */
int signal_init_task(struct task *task);
int signal_init_process(struct process *process);
/* Dispositions, all default, for a process that is not made by fork. 0 or -ENOMEM. */
int signal_start(struct process *process);
/*
 * fork and clone, called by the parent: child's mask is current's; dispositions are current's own
 * (CLONE_THREAD, CLONE_SIGHAND) or a copy (CLONE_CLEAR_SIGHAND: caught ones reset); pending is
 * empty; the altstack goes with CLONE_VM without CLONE_VFORK. 0 or -ENOMEM.
 */
int signal_fork(struct task *child, uint64_t clone_flags);
/* exec: caught become default, the altstack goes; mask, ignored and pending stay. 0 or -ENOMEM. */
int signal_exec(struct task *task);
/* A thread starts to end: hands shared signals it was chosen for to another, leaves a group stop,
 * drops its private signals. Also for one whose creation failed. */
void signal_exit_task(struct task *task);
/* The end of a process's memory. */
void signal_exit_process(struct process *process);

/* ---- Generation (send.c) --------------------------------------------------------------------- */

/*
 * Sends for the kernel, to a process or to one thread, whatever their ids. signal 1–64. On
 * exhaustion the signal arrives without its siginfo; only a realtime signal whose si_code is not
 * SI_USER is then refused: -EAGAIN. Else 0, also if it was ignored.
 */
int signal_send_process(struct process *process, int signal, const siginfo_t *info);
/* To aim's process; of the threads that can take it aim comes first, not the main one. */
int signal_send_preferring(struct task *aim, int signal, const siginfo_t *info);
int signal_send_task(struct task *task, int signal, const siginfo_t *info);
/* As signal_send_process with si_code SI_KERNEL. */
void signal_send_kernel(struct process *process, int signal);
/* To each member of a group, without asking for permission. info NULL: SI_KERNEL. Returns how many
 * there are. */
int signal_send_pgrp(struct pgrp *pgrp, int signal, const siginfo_t *info);

/*
 * Sends an entry that its owner keeps (a timer's sigqueue_create with `taken` set), to task or, if
 * it is NULL, to the process. Returns false if it is still queued or was dropped as ignored.
 */
bool signal_send_entry(struct process *process, struct task *task, int signal,
                       struct sigqueue *entry);

/* How many entries the user of task may have: RLIMIT_SIGPENDING, but none when memory is scarce. */
uint64_t signal_queue_limit(const struct task *task);

/* kill(2)'s permission rule for signal from current. 0 or -EPERM. */
int signal_may_send(const struct process *target, int signal);

/* Drops the pending signals of mask (traced; reason: enum trace_discard): of one set, which is
 * target's; or of a process and all its threads. */
void signal_discard(struct pending *pending, k_sigset_t mask, pid_t target, int reason);
void signal_discard_everywhere(struct process *process, k_sigset_t mask, int reason);

/* Makes task look at its signals: sets its work flag; interrupts an interruptible sleep, with fatal
 * a killable one and a stop too; kicks it out of user mode on another CPU. */
void signal_wake(struct task *task, bool fatal);
/* Puts SIGKILL into every thread of process but `except` and wakes them, whatever they do. */
void signal_kill_threads(struct process *process, struct task *except);

/* The siginfo of kill (SI_USER), tkill (SI_TKILL) and the like from current; SI_KERNEL's. */
siginfo_t signal_info_from_current(int signal, int code);
siginfo_t signal_info_from_kernel(int signal);

/* ---- Generation by a fault of current (force.c) ---------------------------------------------- */

/* A synchronous fault of current: if its signal is blocked or ignored, it kills. */
void signal_force_fault(int signal, int code, uintptr_t address);
/* The same with a whole siginfo (SIGSYS). */
void signal_force_info(int signal, const siginfo_t *info);
/* A frame of `signal` could not be written or read: SIGSEGV, and no handler if
 * that was SIGSEGV's. */
void signal_force_segv(int signal);
/* Ends current's process by `signal`, whatever its disposition. */
void signal_force_exit(int signal);
/* Ends current's process by SIGKILL, PID 1 too (out of memory and such). */
void signal_force_kill(void);

/* ---- Dispositions (action.c) ----------------------------------------------------------------- */

struct k_sigaction *signal_action(const struct process *process, int signal);
/* The disposition is ignore, or default with a default of doing nothing at delivery. */
bool signal_is_ignored(const struct process *process, int signal);
/* For /proc: the sets of ignored (SIG_IGN) and caught signals. */
void signal_action_sets(const struct process *process, k_sigset_t *ignored, k_sigset_t *caught);

/* ---- Masks (mask.c) -------------------------------------------------------------------------- */

/* Something deliverable (or a stop, or death) may wait for the task: ends interruptible sleeps. */
bool signal_pending(const struct task *task);
/* The task must die: ends killable sleeps. */
bool signal_fatal_pending(const struct task *task);
bool signal_is_blocked(const struct task *task, int signal);

/* Makes current's work flag exact. */
void signal_recalculate(void);
/* Sets the mask of current: KILL and STOP left out, shared signals it now blocks
 * given to others. */
void signal_set_blocked(k_sigset_t mask);
/* sigsuspend, ppoll…: mask until the call returns; the old one is back after
 * the handler's frame. */
void signal_set_temporary_mask(k_sigset_t mask);
/*
 * The end of a call with such a mask. If a handler may still run (result is -EINTR or -ERESTART*)
 * the old mask comes back behind its frame, else now. Returns result.
 */
long signal_end_temporary_mask(long result);

/* Shared signals of `signals` that task does not take: wakes other threads that may. */
void signal_retarget(struct task *task, k_sigset_t signals);
/* Copies a user's set of set_size bytes. 0, -EINVAL or -EFAULT. */
int signal_copy_set(k_sigset_t *set, const k_sigset_t __user *from, size_t set_size);

/* ---- Taking (sigwait.c) ---------------------------------------------------------------------- */

/* Takes the next signal of current, private before shared, that is not in blocked. Its number, with
 * *info filled, or 0. */
int signal_dequeue(k_sigset_t blocked, siginfo_t *info);

/* The signals a signalfd reads; NULL if file is none (signalfd.c). */
const k_sigset_t *signalfd_mask(const struct file *file);

/* ---- Stop and continue (stop.c) -------------------------------------------------------------- */

/* A stop signal was taken from the queue: all threads of current's process have to stop. */
void stop_begin(int signal);
/* current has stop work: stops; returns after SIGCONT, when its tracer says so, or with SIGKILL
 * pending. */
void stop_current(void);
/* Task stands still now, as its process has to. True if it was the last: the parent is to be told
 * by stop_notify(). */
bool stop_take_part(struct task *task);
/* SIGCONT was generated: whoever is stopped or about to be runs on. */
void stop_end(struct process *process);
/* A thread that ends takes no part in a stop; the last one that was waited for completes it. */
void stop_leave(struct task *task);
/* The process ends: wait shows nothing of its stops any more. */
void stop_cancel(struct process *process);
/* Tells the parent what stop_notice says. */
void stop_send_notice(struct process *process);
/* SIGCHLD about task with a CLD_ code and its status, to thread `to` first, if its process wants to
 * know of stops (SA_NOCLDSTOP); its wait looks again in any case. */
void stop_notify(struct task *to, const struct task *task, int code, int status);
/* Wakes a thread that is TASK_STOPPED or TASK_TRACED. */
void stop_resume_task(struct task *task);

/* ---- Delivery (deliver.c, altstack.c) -------------------------------------------------------- */

/*
 * On the way to user mode, with signals.work set: stops, dies, or builds handler frames; turns
 * -ERESTART* in rax into a restart or EINTR. The only place that touches a user context.
 */
void signal_deliver(struct arch_regs *regs);

/* True if rsp lies on current's alternate stack (and that is not SS_AUTODISARM). */
bool altstack_contains(uintptr_t rsp);
/* The top of the stack a handler starts on that interrupted code at rsp. */
uintptr_t altstack_choose(const struct k_sigaction *action, uintptr_t rsp);
/* No alternate stack any more (SS_AUTODISARM, a new thread). */
void altstack_reset(struct task *task);
/* sigaltstack(2)'s change: 0, -EPERM, -EINVAL or -ENOMEM. */
int altstack_set(const stack_t *stack, uintptr_t rsp);

#endif
