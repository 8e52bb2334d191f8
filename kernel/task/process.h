/*
 * struct process: a thread group, what POSIX calls a process. Its id is its first thread's.
 *
 * A process lives from fork to being waited for: while it has tasks it is alive; then a zombie,
 * which keeps only identity, status and times for its parent (state PROCESS_ZOMBIE); then reaped.
 */
#ifndef KERNEL_TASK_PROCESS_H
#define KERNEL_TASK_PROCESS_H

#include "abi/resource.h"
#include "lib/list.h"
#include "lib/types.h"
#include "signal/signal.h"
#include "task/sched/waitq.h"

struct aspace;
struct task;
struct tty;
struct file;
struct itimers;

/* A session and its process groups exist as long as a process is in them. */
struct session {
    pid_t id;
    unsigned references; /* one for each pgrp */
    struct tty *tty;     /* controlling terminal or NULL */
    struct process *leader; /* NULL once it exited */
    pid_t hung_up_group; /* foreground when the terminal hung up (counted), 0: it did not */
};

struct pgrp {
    pid_t id;
    struct session *session;
    struct list members; /* processes, by pgrp_link */
    struct list id_link;
};

/* Who gets the core file, and owns the files in /proc (prctl(2), PR_SET_DUMPABLE). */
enum { DUMPABLE_NO, DUMPABLE_BY_USER, DUMPABLE_BY_ROOT };
/* /proc/sys/fs/suid_dumpable: what a set-user-ID program and a change of ids make of it. */
extern int suid_dumpable;

/* core(5): anonymous memory, ELF headers, huge pages. */
#define COREDUMP_FILTER_DEFAULT 0x33
#define COREDUMP_FILTER_BITS    0x1ff

enum process_state { PROCESS_ALIVE, PROCESS_ZOMBIE, PROCESS_REAPED };

struct process {
    pid_t pid;
    enum process_state state;
    unsigned references;
    struct list tasks; /* live threads, the oldest first */
    unsigned task_count;
    struct task *leader; /* the first thread; stays until the whole group is gone */
    struct list all_link;

    struct process *parent;
    pid_t parent_tid;         /* of the parent's thread that made it, or that took over from that */
    struct list children;     /* by sibling_link, oldest first */
    struct list sibling_link;
    struct pgrp *pgrp;
    struct list pgrp_link;

    struct aspace *aspace;    /* NULL for kernel threads and zombies */
    struct process_signals signals; /* shared pending set, dispositions, group stop */

    int exit_signal;          /* sent to the parent at the end; 0 none */
    int exit_code;            /* wait status of the group, once exiting */
    bool group_exiting;
    bool has_execed;          /* setpgid by the parent fails with EACCES after it */
    unsigned programs;        /* how many it executed: for what was opened of one only */
    bool child_subreaper;
    pid_t tty_given_up;       /* the session whose terminal it gave up by TIOCNOTTY; inherited */
    int dumpable;             /* DUMPABLE_*: prctl(2), PR_SET_DUMPABLE */
    unsigned coredump_filter; /* core(5): which mappings go into a core file; inherited */
    unsigned traced_dead;     /* ended threads that their tracers have not waited for yet */
    struct waitq child_wait;  /* wait4 and waitid of the parent sleep here */
    struct waitq vfork_wait;  /* a vfork parent sleeps here on its child's process */
    struct waitq exec_wait;   /* exec sleeps until its sibling threads are gone */
    struct waitq pidfd_wait;  /* woken at exit: pidfds poll readable */

    struct rlimit limits[RLIM_NLIMITS];
    struct rusage_totals {    /* of dead threads; of waited-for children */
        uint64_t user_time, system_time; /* nanoseconds */
        uint64_t minor_faults, major_faults, voluntary_switches, involuntary_switches;
        uint64_t peak_resident;          /* pages */
    } dead_threads, waited_children;

    struct itimers *itimers;  /* time/: interval and POSIX timers, NULL until used */
    unsigned personality;
    int oom_score_adj;        /* task/oom.h; inherited */
    int oom_score_adj_floor;  /* what CAP_SYS_RESOURCE set last: without it, no lower */
    ktime_t start_time;
};

extern struct process *init_process;   /* PID 1 */
extern struct process *kernel_process; /* id 0: the boot and idle tasks; in no table */

/* Makes boot_task, on whose stack the kernel starts, the kernel's process's first task. */
void process_init_kernel(struct task *boot_task);

/* ---- process.c: ids, creation, lookup -------------------------------------------------------- */

/*
 * A new process with no task and one reference (its existence, dropped by process_reap): a fresh
 * id, parent's limits, group, personality; signals initialised (signal_init_process). In no table.
 * 0, -ENOMEM or what id_alloc(wanted) says.
 */
int process_create(struct process *parent, pid_t wanted, struct process **out);
/* Makes it visible: among its parent's children, in its group, in the tables. */
void process_publish(struct process *process);
/* Takes it out of the tables (process_reap; it has left parent and group then). */
void process_unpublish(struct process *process);
void process_get(struct process *process);
void process_put(struct process *process);

/* The process with this id, zombies included, or NULL. No reference is taken. */
struct process *process_find(pid_t pid);
/* Every process in order of creation, zombies included, until visit returns non-zero. */
int process_for_each(int (*visit)(struct process *process, void *argument), void *argument);
/* Number of tasks whose real uid is uid (RLIMIT_NPROC). */
unsigned process_count_tasks(uid_t uid);

/* ---- pgrp.c ---------------------------------------------------------------------------------- */

struct pgrp *pgrp_find(pid_t id);
/* Moves process into group id of session (created if new). 0 or -ENOMEM. */
int pgrp_join(struct process *process, pid_t id, struct session *session);
void pgrp_leave(struct process *process);
/* New session and group with the process as leader, no terminal. 0 or -ENOMEM. */
int session_create(struct process *process);
/* POSIX: a group is orphaned if no member has a parent in another group of the same session. */
bool pgrp_is_orphaned(const struct pgrp *pgrp);
/* tty/: the leader ends. Its terminal is no longer the session's; SIGHUP and SIGCONT to its
 * foreground group. */
void tty_session_leader_exit(struct session *session);
/* SIGHUP and SIGCONT to the group if it has stopped members and becomes orphaned because process, a
 * member, ends; or because old_parent, whose child was one, does (the child has its new parent). */
void pgrp_member_exits(struct process *process);
void pgrp_parent_exits(struct process *child, struct process *old_parent);

/* ---- rlimit.c -------------------------------------------------------------------------------- */

/* The soft and the hard limit of the task's process. */
uint64_t rlimit_get(const struct task *task, int resource);
uint64_t rlimit_get_hard(const struct task *task, int resource);

/* ---- exit.c ---------------------------------------------------------------------------------- */

/* Ends the calling thread with status code (wait encoding). */
void task_exit(int code) __attribute__((noreturn));
/* Ends the whole process; also called by a fatal signal. The first status stands. */
void process_exit(int code) __attribute__((noreturn));
/* Fixes the status that the whole process will show; its stops and continues are history. The
 * caller sees to it that the threads end. */
void process_start_exit(struct process *process, int status);
/* Makes all other threads of current's process end; returns when current is the only one and the
 * leader: its tid is the process's id. 0, or -EAGAIN if the group is exiting already (exec). */
int process_kill_other_threads(void);
/* A zombie's end is news: for the first thread's tracer, else for the parent, who may not care: it
 * is reaped then. Nothing while tracers have other threads to wait for. */
void process_tell_end(struct process *process);
/* A zombie that the parent may wait for: its tracers have done so. */
bool process_is_waitable(const struct process *process);
/* Frees a zombie: takes it from its parent and the tables. */
void process_reap(struct process *process);

/* At exec and exit: task does not use its vfork parent's memory any more; that one goes on. */
void process_release_vfork(struct task *task);

/* The parent's thread that made process, or whoever took over from it: SIGCHLD goes to it if it can
 * take it. NULL for the first process. */
struct task *process_parent_task(const struct process *process);
/* SIGCHLD's siginfo for a process that ended with status, without the times; and these. */
void process_status_info(const struct process *process, int status, siginfo_t *info);
void process_child_times(const struct process *process, siginfo_t *info);

/* ---- wait.c ---------------------------------------------------------------------------------- */

/* What the process's threads have used, dead ones included; its waited-for children excluded. */
void process_own_totals(const struct process *process, struct rusage_totals *totals);
void rusage_from_totals(struct rusage *usage, const struct rusage_totals *totals);

#endif
