/* /proc/PID: the table of a process's files, and the small ones. */
#include "abi/capability.h"
#include "abi/errno.h"
#include "abi/resource.h"
#include "fs/dentry.h"
#include "fs/file.h"
#include "fs/mount.h"
#include "fs/path.h"
#include "lib/printf.h"
#include "lib/string.h"
#include "mm/aspace.h"
#include "mm/page.h"
#include "procfs/proc.h"
#include "task/cred.h"
#include "task/oom.h"
#include "task/process.h"
#include "task/task.h"

static int show_comm(struct text *out, const struct proc_subject *subject)
{
    text_print(out, "%s\n", subject->task->name);
    return 0;
}

static int store_comm(const char *text, const struct proc_subject *subject)
{
    if (subject->task->process != current_process())
        return -EINVAL;
    strlcpy(subject->task->name, text, sizeof(subject->task->name));
    return 0;
}

/* proc(5): 0 for what is never killed, else 667 and more or less for what it has of all memory. */
static int show_oom_score(struct text *out, const struct proc_subject *subject)
{
    const struct process *process = subject->task->process;
    int64_t score = 0;

    if (process->aspace && process->oom_score_adj != OOM_SCORE_ADJ_MIN)
        score = (1000 + oom_badness(process) * 1000 / (int64_t)page_stats().total) * 2 / 3;
    text_print(out, "%d\n", (int)MAX(score, 0));
    return 0;
}

static int show_oom_score_adj(struct text *out, const struct proc_subject *subject)
{
    text_print(out, "%d\n", subject->task->process->oom_score_adj);
    return 0;
}

static int store_oom_score_adj(const char *text, const struct proc_subject *subject)
{
    struct process *process = subject->task->process;
    bool is_negative = *text == '-', may_lower = cred_has_cap(&current->cred, CAP_SYS_RESOURCE);
    int value = 0;

    if (*text == '-' || *text == '+')
        text++;
    if (!*text)
        return -EINVAL;
    for (; *text >= '0' && *text <= '9' && value <= OOM_SCORE_ADJ_MAX; text++)
        value = value * 10 + (*text - '0');
    if (*text || value > OOM_SCORE_ADJ_MAX)
        return -EINVAL;
    value = is_negative ? -value : value;
    if (value < process->oom_score_adj_floor && !may_lower)
        return -EACCES;
    process->oom_score_adj = value;
    if (may_lower)
        process->oom_score_adj_floor = value;
    return 0;
}

static int show_coredump_filter(struct text *out, const struct proc_subject *subject)
{
    text_print(out, "%08x\n", subject->task->process->coredump_filter);
    return 0;
}

/* Decimal, or with the C language's prefixes octal or hexadecimal. */
static int store_coredump_filter(const char *text, const struct proc_subject *subject)
{
    unsigned base = 10, value = 0, digit;

    if (*text == '0' && text[1]) {
        base = (text[1] | 0x20) == 'x' ? 16 : 8;
        text += base == 16 ? 2 : 1;
    }
    do {
        digit = (unsigned)(*text - '0');
        if (digit > 9)
            digit = (unsigned)((*text | 0x20) - 'a') + 10;
        if (digit >= base || __builtin_mul_overflow(value, base, &value) ||
            __builtin_add_overflow(value, digit, &value))
            return -EINVAL;
    } while (*++text);
    subject->task->process->coredump_filter = value & COREDUMP_FILTER_BITS;
    return 0;
}

static int show_wchan(struct text *out, const struct proc_subject *subject)
{
    (void)subject;
    text_put(out, "0", 1);
    return 0;
}

static int show_mounts(struct text *out, const struct proc_subject *subject)
{
    struct superblock *superblock;
    char path[256];

    (void)subject;
    list_for_each (superblock, &mount_table, link) {
        if (mount_path(superblock, fs_root, path, sizeof(path)) < 0)
            continue;
        text_print(out, "%s %s %s rw,relatime 0 0\n", superblock->source, path,
                   superblock->type->name);
    }
    return 0;
}

/* ---- Limits ---------------------------------------------------------------------------------- */

static const struct {
    int resource;
    const char *name, *unit;
} limit_names[] = {
    { RLIMIT_CPU, "Max cpu time", "seconds" },
    { RLIMIT_FSIZE, "Max file size", "bytes" },
    { RLIMIT_DATA, "Max data size", "bytes" },
    { RLIMIT_STACK, "Max stack size", "bytes" },
    { RLIMIT_CORE, "Max core file size", "bytes" },
    { RLIMIT_RSS, "Max resident set", "bytes" },
    { RLIMIT_NPROC, "Max processes", "processes" },
    { RLIMIT_NOFILE, "Max open files", "files" },
    { RLIMIT_MEMLOCK, "Max locked memory", "bytes" },
    { RLIMIT_AS, "Max address space", "bytes" },
    { RLIMIT_LOCKS, "Max file locks", "locks" },
    { RLIMIT_SIGPENDING, "Max pending signals", "signals" },
    { RLIMIT_MSGQUEUE, "Max msgqueue size", "bytes" },
    { RLIMIT_NICE, "Max nice priority", "" },
    { RLIMIT_RTPRIO, "Max realtime priority", "" },
    { RLIMIT_RTTIME, "Max realtime timeout", "us" },
};

static void print_limit(struct text *out, uint64_t value)
{
    if (value == RLIM_INFINITY)
        text_print(out, "%-20s ", "unlimited");
    else
        text_print(out, "%-20lu ", value);
}

static int show_limits(struct text *out, const struct proc_subject *subject)
{
    const struct rlimit *limits = subject->task->process->limits;

    text_print(out, "%-25s %-20s %-20s %-10s\n", "Limit", "Soft Limit", "Hard Limit", "Units");
    for (unsigned i = 0; i < ARRAY_LENGTH(limit_names); i++) {
        text_print(out, "%-25s ", limit_names[i].name);
        print_limit(out, limits[limit_names[i].resource].rlim_cur);
        print_limit(out, limits[limit_names[i].resource].rlim_max);
        text_print(out, *limit_names[i].unit ? "%-10s\n" : "\n", limit_names[i].unit);
    }
    return 0;
}

/* ---- Links ----------------------------------------------------------------------------------- */

static ssize_t dentry_link(struct dentry *dentry, char *buffer, size_t size)
{
    return dentry_path(dentry, current->fs ? current->fs->root : fs_root, buffer, size, NULL);
}

static struct file *exe_of(const struct proc_subject *subject)
{
    struct aspace *aspace = proc_aspace(subject->task);

    return aspace ? aspace_layout(aspace)->exe : NULL;
}

static ssize_t link_exe(char *buffer, size_t size, const struct proc_subject *subject)
{
    struct file *exe = exe_of(subject);

    return exe ? dentry_link(exe->dentry, buffer, size) : -ENOENT;
}

static int follow_exe(struct dentry **out, const struct proc_subject *subject)
{
    struct file *exe = exe_of(subject);

    if (!exe)
        return -ENOENT;
    *out = dentry_get(exe->dentry);
    return 0;
}

static ssize_t link_cwd(char *buffer, size_t size, const struct proc_subject *subject)
{
    return subject->task->fs ? dentry_link(subject->task->fs->cwd, buffer, size) : -ENOENT;
}

static int follow_cwd(struct dentry **out, const struct proc_subject *subject)
{
    if (!subject->task->fs)
        return -ENOENT;
    *out = dentry_get(subject->task->fs->cwd);
    return 0;
}

static ssize_t link_root(char *buffer, size_t size, const struct proc_subject *subject)
{
    return subject->task->fs ? dentry_link(subject->task->fs->root, buffer, size) : -ENOENT;
}

static int follow_root(struct dentry **out, const struct proc_subject *subject)
{
    if (!subject->task->fs)
        return -ENOENT;
    *out = dentry_get(subject->task->fs->root);
    return 0;
}

/* ---- Tables ---------------------------------------------------------------------------------- */

static const struct proc_directory threads;

#define THREAD_ENTRIES(show_stat)                                                                  \
    PROC_PRIVATE("auxv", 0400, proc_show_auxv), PROC_FILE("cmdline", 0444, proc_show_cmdline),     \
        PROC_STORE("comm", 0644, show_comm, store_comm), PROC_OBJECT("cwd", link_cwd, follow_cwd), \
        PROC_PRIVATE("environ", 0400, proc_show_environ),                                          \
        PROC_OBJECT("exe", link_exe, follow_exe), PROC_DIRECTORY("fd", 0500, &proc_fd),            \
        PROC_DIRECTORY("fdinfo", 0555, &proc_fdinfo), PROC_FILE("limits", 0444, show_limits),      \
        PROC_PRIVATE("maps", 0444, proc_show_maps), PROC_OPEN("mem", 0600, proc_open_mem),         \
        PROC_FILE("mounts", 0444, show_mounts), PROC_FILE("oom_score", 0444, show_oom_score),      \
        PROC_STORE("oom_score_adj", 0644, show_oom_score_adj, store_oom_score_adj),                \
        PROC_OBJECT("root", link_root, follow_root), PROC_FILE("stat", 0444, show_stat),           \
        PROC_FILE("statm", 0444, proc_show_statm), PROC_FILE("status", 0444, proc_show_status),    \
        PROC_FILE("wchan", 0444, show_wchan)

static const struct proc_entry thread_entries[] = { THREAD_ENTRIES(proc_show_thread_stat),
                                                    PROC_END };
static const struct proc_directory thread_directory = { thread_entries, NULL, NULL };
static const struct proc_entry process_entries[] = {
    THREAD_ENTRIES(proc_show_stat),
    PROC_STORE("coredump_filter", 0644, show_coredump_filter, store_coredump_filter),
    PROC_DIRECTORY("task", 0555, &threads),
    PROC_END,
};
const struct proc_directory proc_task_directory = { process_entries, NULL, NULL };

/* /proc/PID/task/TID */
static const struct proc_entry thread_entry = PROC_DIRECTORY("thread", 0555, &thread_directory);

static bool find_thread(int number, struct proc_subject *subject, const struct proc_entry **entry)
{
    struct process *process = subject->task->process;
    struct task *task =
        process->leader && process->leader->tid == number ? process->leader : task_find(number);

    if (!task || task->process != process)
        return false;
    subject->task = task;
    *entry = &thread_entry;
    return true;
}

static int next_thread(int from, const struct proc_subject *subject)
{
    const struct process *process = subject->task->process;
    const struct task *task;
    int best = process->leader && process->leader->tid >= from ? process->leader->tid : -1;

    list_for_each (task, &process->tasks, process_link)
        if (task->tid >= from && (best < 0 || task->tid < best))
            best = task->tid;
    return best;
}

static const struct proc_directory threads = { NULL, find_thread, next_thread };
