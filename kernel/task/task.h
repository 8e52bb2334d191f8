/*
 * struct task: one thread. struct process (process.h): a thread group.
 *
 * States: a task is created TASK_NEW, made runnable by task_wake(), runs, sleeps on wait queues or
 * is stopped by a signal, and ends as TASK_DEAD; its memory goes when the last reference does.
 * Everything here is protected by the kernel lock.
 */
#ifndef KERNEL_TASK_TASK_H
#define KERNEL_TASK_TASK_H

#include "arch/arch.h"
#include "lib/list.h"
#include "lib/types.h"
#include "signal/signal.h"
#include "task/cred.h"
#include "task/sched/waitq.h"
#include "time/timeout.h"

struct process;
struct files;
struct fs_context;
struct ptrace;

enum task_state {
    TASK_NEW,
    TASK_RUNNABLE, /* on a run queue or running */
    TASK_SLEEPING, /* waits; wait_kind says what ends it */
    TASK_STOPPED,  /* by a stop signal: only SIGCONT or SIGKILL resume it */
    TASK_TRACED,   /* for its tracer: only that one or SIGKILL resume it (ptrace/ptrace.h) */
    TASK_DEAD,
};

/* How restart_syscall(2) goes on after a stop or a handled signal (-ERESTART_RESTARTBLOCK). */
struct restart {
    long (*function)(struct restart *restart);
    uint64_t arguments[6];
};

/* What a task's system calls have beside the call itself; the bits of syscall_work. */
enum syscall_work {
    SYSCALL_LOG = 1,      /* boot option `strace`; inherited */
    SYSCALL_DISPATCH = 2, /* user_dispatch is on */
    SYSCALL_TRACE = 4,    /* PTRACE_SYSCALL: stop before and after the call */
    SYSCALL_EMULATE = 8,  /* PTRACE_SYSEMU: stop instead of the call */
    SYSCALL_STEP = 16,    /* PTRACE_SINGLESTEP: the call is one step */
};

/* prctl(PR_SET_SYSCALL_USER_DISPATCH): see task/calls/user_dispatch.h. Not inherited. */
struct user_dispatch {
    uintptr_t start;
    size_t length;
    const uint8_t __user *selector;
};

struct task {
    struct arch_task arch;
    pid_t tid;
    enum task_state state;
    unsigned references;
    struct process *process;
    struct list process_link; /* in process->tasks */
    struct list tid_link;     /* in the id table */
    char name[16];            /* comm */

    /* Scheduling */
    struct list run_link;
    struct cpu *cpu;       /* where it runs or last ran */
    bool running;          /* on cpu right now */
    int policy, priority;  /* SCHED_*, 1–99 for FIFO and RR, else 0 */
    int nice;
    uint64_t affinity;     /* bit n: CPU n */
    ktime_t slice_left;    /* ns; 0: a whole one, once it has stood in line */
    uint64_t user_ticks, system_ticks; /* of the TSC, charged so far; see time/cpu_time.h */
    uint64_t voluntary_switches, involuntary_switches;
    ktime_t start_time;

    /* Sleeping */
    enum wait_kind wait_kind;
    struct timeout sleep_timeout;
    bool sleep_timed_out;
    struct restart restart;

    struct task_signals signals; /* mask, private pending set, altstack */
    struct cred cred;
    struct files *files;   /* NULL once exiting */
    struct fs_context *fs; /* cwd, root, umask */

    /* Threads */
    int __user *set_child_tid; /* CLONE_CHILD_SETTID: written by the child itself */
    uint32_t __user *clear_child_tid;
    bool no_new_privs;
    void __user *robust_list;
    int exit_code;         /* wait status of this thread */
    bool exiting;
    int parent_death_signal;
    uint64_t minor_faults, major_faults;
    uint64_t timer_slack;  /* PR_SET_TIMERSLACK, ns; 0: never set */
    bool vfork_child;      /* its parent sleeps until it lets go of the memory */
    unsigned syscall_work; /* enum syscall_work */
    struct user_dispatch user_dispatch;
    struct ptrace *ptrace; /* NULL: neither traces nor is traced */
};

#define current_process() (current->process)

/*
 * A new task of process with one reference, which the scheduler drops once the task is TASK_DEAD
 * and its stack is left. It has an id (the process's own for its first task) and a kernel stack,
 * but is in no table and not runnable. files and fs are NULL, cred is a copy of current's. 0,
 * -ENOMEM or what id_alloc(wanted) says.
 */
int task_create(struct process *process, pid_t wanted, struct task **out);
/* Makes it visible: in the id table and its process's list. */
void task_publish(struct task *task);
/* Takes it out of both again (its end); the id is free once all references are gone. */
void task_unpublish(struct task *task);
void task_get(struct task *task);
void task_put(struct task *task);

/* The published task with this id, or NULL. No reference is taken. */
struct task *task_find(pid_t tid);

/* Calls visit for every task of the system until it returns non-zero; returns that. */
int task_for_each(int (*visit)(struct task *task, void *argument), void *argument);

#endif
