/*
 * ptrace(2): one task (the tracer) watches and steers another (the tracee). README.md tells the
 * story; each entry point below names the file it lives in.
 *
 * A tracee stops by itself, in its own kernel code, at the places named under "Stops". While it is
 * TASK_TRACED it does not run, so that its tracer may read and change all that it has; it goes on
 * by a request of the tracer's, by SIGKILL, or because the tracer let go of it.
 *
 * A task that neither traces nor is traced has no struct ptrace: that one pointer is the only test
 * on the paths of others.
 */
#ifndef KERNEL_PTRACE_PTRACE_H
#define KERNEL_PTRACE_PTRACE_H

#include "abi/ptrace.h"
#include "abi/signal.h"
#include "lib/list.h"
#include "lib/types.h"
#include "task/task.h"

struct aspace;
struct process;
struct uio;
struct wait_request;

/* A task's part in tracing, as tracee, as tracer, or both. Lives until the task's memory goes. */
struct ptrace {
    struct task *task;

    /* As a tracer */
    struct list tracees; /* by link, in order of attaching */

    /* As a tracee */
    struct task *tracer;  /* NULL: not traced. It lets go of all tracees before it ends. */
    struct list link;
    bool seized;          /* by PTRACE_SEIZE */
    bool tracer_capable;  /* had CAP_SYS_PTRACE: set-user-ID programs keep their rights */
    unsigned options;     /* PTRACE_O_* */
    bool dead;            /* a thread, not its process's first, that waits to be waited for */

    /* A stop; of meaning while the task is TASK_TRACED */
    int code;             /* wait's status is code << 8 | 0x7f; 0: shown already. On the way out of
                             the stop: the signal to go on with */
    uint64_t message;     /* PTRACE_GETEVENTMSG */
    bool has_info;        /* false: a group stop of an attached, not seized, tracee */
    siginfo_t info;
    bool listening;       /* PTRACE_LISTEN: counts as stopped, but reports what comes */
    bool continued;       /* SIGCONT came since the signal shown was taken */
};

/* ---- Relations (attach.c) -------------------------------------------------------------------- */

static inline bool ptrace_is_traced(const struct task *task)
{
    return unlikely(task->ptrace) && task->ptrace->tracer;
}

/* The tracer, or NULL. */
static inline struct task *ptrace_tracer(const struct task *task)
{
    return unlikely(task->ptrace) ? task->ptrace->tracer : NULL;
}

/* Traced by a thread of another process than its parent's. */
bool ptrace_is_reparented(const struct task *task);

/* PTRACE_TRACEME of current. 0, -EPERM or -ENOMEM. */
int ptrace_traceme(void);
/* PTRACE_ATTACH and PTRACE_SEIZE of task by current. 0, -EPERM, -EIO or -ENOMEM. */
int ptrace_attach(struct task *task, bool seize, uint64_t options);
/* Only PTRACE_O_* that there are. */
bool ptrace_options_valid(uint64_t options);
/* Task is nobody's tracee any more; it goes on, or stops with its group, or if it is dead its
 * parent is told. */
void ptrace_detach(struct task *task);
/*
 * fork and clone, for a child that nobody has seen yet: it gets current's tracer, and will stop
 * first of all, if event is not 0 or flags has CLONE_PTRACE. 0 or -ENOMEM.
 */
int ptrace_fork(struct task *child, uint64_t flags, int event);
/* A tracer ends: its tracees run on without it (or die, PTRACE_O_EXITKILL). */
void ptrace_exit_tracer(struct task *tracer);
/* The link of a dead tracee is cut, without any news of it. */
void ptrace_forget(struct task *task);
/* Frees task->ptrace, with the task. */
void ptrace_free(struct task *task);
/* Whether current may look into task as with PTRACE_MODE_ATTACH: 0 or -EPERM. */
int ptrace_may_access(const struct task *task);

/* ---- Stops of current (stop.c) --------------------------------------------------------------- */

/*
 * Signal-delivery-stop: shows the tracer, if there is one, a signal that was just taken. It may be
 * another one afterwards, with another siginfo. False: there is none any more.
 */
bool ptrace_show_signal(int *signal, siginfo_t *info);
/* signals.stop has work for a tracee: takes part in a group stop, or reports PTRACE_EVENT_STOP. */
void ptrace_trap(void);
/* Its process starts to stop, or runs on: a seized tracee reports that. False: it is none. */
bool ptrace_trap_notify(struct task *task);
/* SIGCONT was generated for task's process. */
void ptrace_continued(struct task *task);
/* The parent was told of a stop or continue of task's process: its tracer wants to know as well. */
void ptrace_stop_notice(struct task *task, int code);
/* Task was stopped with its process when it got a tracer: this stop is the tracer's now. */
void ptrace_trap_stopped(struct task *task);
/* Stops with SIGTRAP and message; code is SIGTRAP, plus what tells such stops apart. Returns the
 * signal that the tracer let it go on with. */
int ptrace_notify(int code, uint64_t message);
/* A TASK_TRACED task goes on, with signal. */
void ptrace_resume(struct task *task, int signal);
/* It was single-stepped, and starts a handler: it reports this as a step. */
void ptrace_stepped_into_handler(void);

/* ---- Events of current (event.c) ------------------------------------------------------------- */

/* The event that a clone with these flags is for the tracer, or 0. */
int ptrace_clone_event(uint64_t flags, int exit_signal);
/* Stops for PTRACE_EVENT_* (0: none) if the tracer asked for it. */
void ptrace_event(int event, uint64_t message);
/* A new program is there: PTRACE_EVENT_EXEC or SIGTRAP. old_tid: the thread's before. */
void ptrace_exec(pid_t old_tid);
/* Whether a set-user-ID program must not get its rights, for a tracer would have them too. */
bool ptrace_denies_rights(void);
/* PTRACE_EVENT_EXIT: the thread is about to end with this status. */
void ptrace_exit(int status);
/* System-call-stops: before the call, for tasks with SYSCALL_TRACE or SYSCALL_EMULATE (false: it
 * must not run); behind it, for all. */
bool ptrace_syscall_enter(void);
void ptrace_syscall_exit(void);

/* ---- wait (wait.c) --------------------------------------------------------------------------- */

/* Looks for an event of current's process's tracees that request asks for. True: it is found;
 * false: *any becomes true if there may be one later. */
bool ptrace_wait(struct wait_request *request, bool *any);
/* Task ended, and is traced: tells the tracer. False if it is not traced. */
bool ptrace_tell_end(struct task *task);
/* A dead task's link to its tracer, a thread of tracer, was cut before that one waited for it. */
void ptrace_forget_end(struct task *task, struct process *tracer);

/* ---- What requests do to a stopped tracee (memory.c, registers.c, siginfo.c) ----------------- */

long ptrace_peek(struct task *task, uintptr_t address, uint64_t __user *out);
long ptrace_poke(struct task *task, uintptr_t address, uint64_t value);
/*
 * Moves size bytes, or as many as uio has, between another process's memory and current's. The
 * caller holds a reference to aspace. Returns how many, or -EFAULT or -ENOMEM if none.
 */
enum ptrace_copy {
    PTRACE_COPY_WRITE = 1, /* into aspace, else out of it */
    PTRACE_COPY_FORCE = 2, /* whatever its protection */
};
long ptrace_copy(struct aspace *aspace, uintptr_t address, size_t size, struct uio *uio,
                 enum ptrace_copy how);

long ptrace_peek_user(struct task *task, uintptr_t offset, uint64_t __user *out);
long ptrace_poke_user(struct task *task, uintptr_t offset, uint64_t value);
/* type is NT_*; all of it, or as much as iovec has room for and back how much there was. */
long ptrace_get_registers(struct task *task, unsigned type, void __user *to);
long ptrace_set_registers(struct task *task, unsigned type, const void __user *from);
long ptrace_get_regset(struct task *task, unsigned type, void __user *iovec);
long ptrace_set_regset(struct task *task, unsigned type, void __user *iovec);
long ptrace_syscall_info(struct task *task, size_t size, void __user *to);

long ptrace_get_siginfo(struct task *task, siginfo_t __user *to);
long ptrace_set_siginfo(struct task *task, const siginfo_t __user *from);
long ptrace_peek_siginfo(struct task *task, const void __user *arguments, siginfo_t __user *to);
long ptrace_get_sigmask(struct task *task, size_t size, k_sigset_t __user *to);
long ptrace_set_sigmask(struct task *task, size_t size, const k_sigset_t __user *from);

#endif
