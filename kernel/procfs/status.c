/* /proc/PID/stat, statm and status: a process's state in numbers (proc(5)). */
#include "abi/sched.h"
#include "abi/wait.h"
#include "arch/arch.h"
#include "fs/file.h"
#include "fs/path.h"
#include "mm/aspace.h"
#include "procfs/proc.h"
#include "ptrace/ptrace.h"
#include "signal/signal.h"
#include "task/process.h"
#include "task/task.h"
#include "time/clock.h"
#include "time/cpu_time.h"
#include "tty/tty.h"

#define CENTISECOND (NSEC_PER_SEC / 100)
#define KB(pages)   ((pages) * (PAGE_SIZE / 1024))

struct state {
    char letter;
    const char *name;
};

static struct state state_of(const struct task *task)
{
    if (task->process->state == PROCESS_ZOMBIE || task->state == TASK_DEAD)
        return (struct state){ 'Z', "zombie" };
    if (task->state == TASK_STOPPED)
        return (struct state){ 'T', "stopped" };
    if (task->state == TASK_TRACED)
        return (struct state){ 't', "tracing stop" };
    if (task->state == TASK_SLEEPING && task->wait_kind == WAIT_INTERRUPTIBLE)
        return (struct state){ 'S', "sleeping" };
    if (task->state == TASK_SLEEPING)
        return (struct state){ 'D', "disk sleep" };
    return (struct state){ 'R', "running" };
}

static struct aspace_usage usage_of(const struct task *task)
{
    struct aspace *aspace = proc_aspace(task);
    struct aspace_usage usage = { 0 };

    if (aspace)
        aspace_usage(aspace, &usage);
    return usage;
}

/* Linux counts the first thread until it is waited for. */
static unsigned thread_count(const struct process *process)
{
    return process->task_count + (process->leader->state == TASK_DEAD);
}

/* A name with a newline is still one line. */
static void print_escaped(struct text *out, const char *name)
{
    for (; *name; name++) {
        if (*name == '\n' || *name == '\\')
            text_print(out, "\\%c", *name == '\n' ? 'n' : '\\');
        else
            text_put(out, name, 1);
    }
}

static pid_t parent_of(const struct process *process)
{
    return process->parent ? process->parent->pid : 0;
}

/* ---- stat ------------------------------------------------------------------------------------ */

/* proc(5): "details depend on the kernel version"; these are what ps(1) and people look at. */
static unsigned flags_of(const struct task *task)
{
    return (task->exiting ? PF_EXITING : 0) | (task->process->has_execed ? 0 : PF_FORKNOEXEC) |
           (task->exiting && WTERMSIG(task->exit_code) ? PF_SIGNALED : 0);
}

/* What the whole process used, or this thread alone. */
static struct rusage_totals totals_of(const struct task *task, bool whole)
{
    struct rusage_totals totals = {
        .user_time = task_user_time(task),
        .system_time = task_system_time(task),
        .minor_faults = task->minor_faults,
        .major_faults = task->major_faults,
    };

    if (whole)
        process_own_totals(task->process, &totals);
    return totals;
}

/* Who and whose, faults and times: fields 3 to 22. */
static void print_identity(struct text *out, const struct task *task, bool whole)
{
    const struct process *process = task->process;
    const struct rusage_totals own = totals_of(task, whole), *waited = &process->waited_children;
    const struct session *session = process->pgrp ? process->pgrp->session : NULL;
    const struct tty *tty = session ? session->tty : NULL;
    int priority = task->priority > 0 ? -1 - task->priority : 20 + task->nice;

    text_print(out, " %c %d %d %d %d %d %u", state_of(task).letter, parent_of(process),
               process->pgrp ? process->pgrp->id : 0, session ? session->id : 0,
               tty ? (int)tty_device(tty) : 0, tty ? tty_foreground(tty) : -1, flags_of(task));
    text_print(out, " %lu %lu %lu %lu", own.minor_faults, waited->minor_faults, own.major_faults,
               waited->major_faults);
    text_print(out, " %lu %lu %lu %lu", own.user_time / CENTISECOND, own.system_time / CENTISECOND,
               waited->user_time / CENTISECOND, waited->system_time / CENTISECOND);
    text_print(out, " %d %d %u 0 %lu", priority, task->nice, thread_count(process),
               task->start_time / CENTISECOND);
}

/* Memory: fields 23 to 30. Who may not trace the process learns no addresses: 1 means hidden. */
static void print_memory(struct text *out, const struct task *task, bool may_inspect)
{
    struct aspace *aspace = proc_aspace(task);
    struct aspace_usage usage = usage_of(task);
    const struct aspace_layout *layout = aspace ? aspace_layout(aspace) : NULL;

    text_print(out, " %lu %lu %lu", usage.virtual_pages * PAGE_SIZE, usage.resident_pages,
               task->process->limits[RLIMIT_RSS].rlim_cur);
    if (layout && may_inspect)
        text_print(out, " %lu %lu %lu 0 0", layout->code_start, layout->code_end,
                   layout->stack_start);
    else
        text_print(out, layout ? " 1 1 0 0 0" : " 0 0 0 0 0");
}

/* Signals (the first 31 only, in decimal) and whether it sleeps: fields 31 to 37. */
static void print_signals(struct text *out, const struct task *task, bool shows_wait)
{
    k_sigset_t ignored = 0, caught = 0, standard = 0x7fffffff;

    if (task->process->signals.actions)
        signal_action_sets(task->process, &ignored, &caught);
    text_print(out, " %lu %lu %lu %lu", task->signals.pending.set & standard,
               task->signals.blocked & standard, ignored & standard, caught & standard);
    text_print(out, " %d 0 0", shows_wait && state_of(task).letter != 'R');
}

/* Its end, where it runs, and more addresses: fields 38 to 52. */
static void print_rest(struct text *out, const struct task *task, bool may_inspect)
{
    struct process *process = task->process;
    struct aspace *aspace = proc_aspace(task);
    const struct aspace_layout *layout = aspace ? aspace_layout(aspace) : NULL;

    text_print(out, " %d %u %d %d 0 0 0", task == process->leader ? process->exit_signal : -1,
               task->cpu ? task->cpu->id : 0, task->priority, task->policy);
    if (layout && may_inspect)
        text_print(out, " %lu %lu %lu %lu %lu %lu %lu", layout->data_start, layout->data_end,
                   aspace_brk_start(aspace), layout->arg_start, layout->arg_end, layout->env_start,
                   layout->env_end);
    else
        text_print(out, " 0 0 0 0 0 0 0");
    text_print(out, " %d\n",
               may_inspect && process->state == PROCESS_ZOMBIE ? process->exit_code : 0);
}

static int show_stat(struct text *out, const struct task *task, bool whole)
{
    bool may_inspect = ptrace_may_access(task) == 0;

    text_print(out, "%d (%s)", task->tid, task->name);
    print_identity(out, task, whole);
    print_memory(out, task, may_inspect);
    print_signals(out, task, may_inspect && (!whole || thread_count(task->process) == 1));
    print_rest(out, task, may_inspect);
    return 0;
}

int proc_show_stat(struct text *out, const struct proc_subject *subject)
{
    return show_stat(out, subject->task, true);
}

int proc_show_thread_stat(struct text *out, const struct proc_subject *subject)
{
    return show_stat(out, subject->task, false);
}

int proc_show_statm(struct text *out, const struct proc_subject *subject)
{
    struct aspace_usage usage = usage_of(subject->task);

    text_print(out, "%lu %lu 0 %lu 0 %lu 0\n", usage.virtual_pages, usage.resident_pages,
               usage.text_pages, usage.data_pages + usage.stack_pages);
    return 0;
}

/* ---- status ---------------------------------------------------------------------------------- */

static void status_ids(struct text *out, const struct task *task)
{
    const struct cred *cred = &task->cred;
    const struct task *tracer = ptrace_tracer(task);

    text_print(out, "Tgid:\t%d\nNgid:\t0\nPid:\t%d\nPPid:\t%d\nTracerPid:\t%d\n",
               task->process->pid, task->tid, parent_of(task->process), tracer ? tracer->tid : 0);
    text_print(out, "Uid:\t%u\t%u\t%u\t%u\nGid:\t%u\t%u\t%u\t%u\n", cred->uid, cred->euid,
               cred->suid, cred->fsuid, cred->gid, cred->egid, cred->sgid, cred->fsgid);
    text_print(out, "FDSize:\t%u\nGroups:\t", task->files ? files_capacity(task->files) : 0);
    for (unsigned i = 0; i < cred->group_count; i++)
        text_print(out, "%s%u", i > 0 ? " " : "", cred->groups[i]);
    text_print(out, " \n");
}

/* pid_namespaces(7): an id for each namespace that the process is in; there is one. */
static void status_namespaces(struct text *out, const struct task *task)
{
    const struct pgrp *pgrp = task->process->pgrp;

    text_print(out, "NStgid:\t%d\nNSpid:\t%d\nNSpgid:\t%d\nNSsid:\t%d\nKthread:\t0\n",
               task->process->pid, task->tid, pgrp ? pgrp->id : 0, pgrp ? pgrp->session->id : 0);
}

static void status_memory(struct text *out, const struct task *task)
{
    struct aspace_usage usage = usage_of(task);

    if (!proc_aspace(task))
        return;
    text_print(out, "VmPeak:\t%8lu kB\nVmSize:\t%8lu kB\nVmLck:\t%8lu kB\nVmPin:\t%8u kB\n",
               KB(usage.virtual_pages), KB(usage.virtual_pages), KB(usage.locked_pages), 0);
    text_print(out, "VmHWM:\t%8lu kB\nVmRSS:\t%8lu kB\n", KB(usage.peak_resident),
               KB(usage.resident_pages));
    text_print(out, "VmData:\t%8lu kB\nVmStk:\t%8lu kB\nVmExe:\t%8lu kB\nVmLib:\t%8u kB\n",
               KB(usage.data_pages), KB(usage.stack_pages), KB(usage.text_pages), 0);
    text_print(out, "VmSwap:\t%8u kB\nHugetlbPages:\t%8u kB\n", 0, 0);
    text_print(out, "CoreDumping:\t%d\nTHP_enabled:\t0\nuntag_mask:\t%#lx\n",
               task->process->signals.dumper ? 1 : 0, ~0ul);
}

static void status_signals(struct text *out, const struct task *task)
{
    const struct process *process = task->process;
    k_sigset_t ignored = 0, caught = 0;

    if (process->signals.actions)
        signal_action_sets(process, &ignored, &caught);
    text_print(out, "Threads:\t%u\nSigQ:\t%u/%lu\n", thread_count(process),
               sigqueue_count(task->cred.uid), process->limits[RLIMIT_SIGPENDING].rlim_cur);
    text_print(out, "SigPnd:\t%016lx\nShdPnd:\t%016lx\nSigBlk:\t%016lx\n",
               task->signals.pending.set, process->signals.pending.set, task->signals.blocked);
    text_print(out, "SigIgn:\t%016lx\nSigCgt:\t%016lx\n", ignored, caught);
}

static void status_rights(struct text *out, const struct task *task)
{
    const struct cred *cred = &task->cred;

    text_print(out, "CapInh:\t%016lx\nCapPrm:\t%016lx\nCapEff:\t%016lx\n", cred->cap_inheritable,
               cred->cap_permitted, cred->cap_effective);
    text_print(out, "CapBnd:\t%016lx\nCapAmb:\t%016lx\nNoNewPrivs:\t%d\n", CRED_ALL_CAPABILITIES,
               0ul, task->no_new_privs);
    text_print(out, "Seccomp:\t0\nSeccomp_filters:\t0\n");
}

static void status_scheduling(struct text *out, const struct task *task)
{
    uint64_t all = cpu_count >= 64 ? ~0ul : (1ul << cpu_count) - 1;

    text_print(out, "Cpus_allowed:\t%lx\nCpus_allowed_list:\t", task->affinity & all);
    if (cpu_count == 1)
        text_print(out, "0\n");
    else
        text_print(out, "0-%u\n", cpu_count - 1);
    text_print(out, "Mems_allowed:\t1\nMems_allowed_list:\t0\n");
    text_print(out, "voluntary_ctxt_switches:\t%lu\nnonvoluntary_ctxt_switches:\t%lu\n",
               task->voluntary_switches, task->involuntary_switches);
}

int proc_show_status(struct text *out, const struct proc_subject *subject)
{
    const struct task *task = subject->task;
    struct state state = state_of(task);

    text_print(out, "Name:\t");
    print_escaped(out, task->name);
    text_print(out, "\n");
    if (task->fs)
        text_print(out, "Umask:\t%04o\n", (unsigned)task->fs->umask);
    text_print(out, "State:\t%c (%s)\n", state.letter, state.name);
    status_ids(out, task);
    status_namespaces(out, task);
    status_memory(out, task);
    status_signals(out, task);
    status_rights(out, task);
    status_scheduling(out, task);
    return 0;
}
