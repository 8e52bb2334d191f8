/*
 * Core files (core(5)): whether a dying process leaves one, and how its threads stand still
 * meanwhile. The file's name is core_name.c's, what is in it core_elf.c's.
 */
#include "coredump/coredump.h"

#include "abi/errno.h"
#include "abi/limits.h"
#include "abi/stat.h"
#include "fs/file.h"
#include "fs/inode.h"
#include "fs/pipe/pipe.h"
#include "mm/kmalloc.h"
#include "signal/signal.h"
#include "task/process.h"
#include "task/task.h"

/* ---- The file -------------------------------------------------------------------------------- */

/*
 * Never through a symbolic link or into somebody else's file: what has the name is removed first.
 * A process of changed rights (suid_dumpable 2) writes as root, so it removes nothing and writes to
 * an absolute path only.
 */
static int create_core(const char *path, struct file **out)
{
    const struct inode *inode;
    int error;

    if (current_process()->dumpable == DUMPABLE_BY_ROOT) {
        if (path[0] != '/')
            return -EPERM;
        current->cred.fsuid = 0;
    } else {
        (void)file_unlink(path);
    }
    error = file_open(path, O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_LARGEFILE, 0600, out);
    if (error)
        return error;
    inode = (*out)->inode;
    if (!inode || !S_ISREG(inode->mode) || inode->uid != current->cred.fsuid ||
        (inode->mode & 0677) != 0600) {
        file_put(*out);
        return -EPERM;
    }
    return 0;
}

static int open_core(int signal, struct file **out)
{
    char *path;
    int error;

    if (core_pattern[0] == '|')
        return core_pipe_open(signal, out);
    path = kmalloc(PATH_MAX);
    if (!path)
        return -ENOMEM;
    core_name_make(path, PATH_MAX, signal);
    error = create_core(path, out);
    kfree(path);
    return error;
}

/* core_pattern may have changed meanwhile. */
static void close_core(struct file *file)
{
    if (file_is_pipe(file))
        core_pipe_close(file);
    else
        file_put(file);
}

/* ---- The other threads ----------------------------------------------------------------------- */

static bool others_wait(void *argument)
{
    const struct process *process = argument;
    const struct task *task;
    unsigned alive = 0;

    list_for_each (task, &process->tasks, process_link)
        alive += task != current && !task->exiting;
    return process->signals.dump_waiting == alive;
}

static void hold_others(struct process *process, int signal)
{
    process_start_exit(process, signal);
    process->signals.dumper = current;
    signal_kill_threads(process, current);
    current->signals.work = false; /* what is pending does not disturb; SIGKILL will */
    waitq_wait(&process->signals.dump_wait, others_wait, process, WAIT_UNINTERRUPTIBLE);
}

static void release_others(struct process *process)
{
    process->signals.dumper = NULL;
    waitq_wake_all(&process->signals.dump_wait);
}

static bool dump_is_over(void *argument)
{
    return !((const struct process *)argument)->signals.dumper;
}

void coredump_wait(void)
{
    struct process *process = current_process();
    struct process_signals *signals = &process->signals;

    if (!signals->dumper || signals->dumper == current)
        return;
    signals->dump_waiting++;
    waitq_wake_all(&signals->dump_wait);
    waitq_wait(&signals->dump_wait, dump_is_over, process, WAIT_UNINTERRUPTIBLE);
    signals->dump_waiting--;
}

/* ---- All of it ------------------------------------------------------------------------------- */

/* The most bytes that may be written. A program that takes core files gets whole ones, but not its
 * own: core_pipe.c marks it with a limit of 1. */
static uint64_t core_limit(void)
{
    uint64_t limit = rlimit_get(current, RLIMIT_CORE);

    return core_pattern[0] == '|' && limit != 1 ? RLIM_INFINITY : limit;
}

/*
 * core(5), the reasons for no core file:
 * - RLIMIT_CORE has no room for even the headers,
 * - the process is not dumpable (PR_SET_DUMPABLE, a set-user-ID program),
 * - core_pattern is empty (and core_uses_pid does not fill it).
 */
static bool is_wanted(const struct process *process, uint64_t limit)
{
    return limit >= PAGE_SIZE && process->dumpable != DUMPABLE_NO &&
           (core_pattern[0] != '\0' || core_uses_pid);
}

bool coredump_write(int signal, const siginfo_t *info)
{
    struct process *process = current_process();
    uint64_t limit = core_limit();
    struct file *file;
    bool written = false;

    if (!is_wanted(process, limit))
        return false;
    hold_others(process, signal);
    if (open_core(signal, &file) == 0) {
        written = core_elf_write(file, limit, signal, info) == 0;
        close_core(file);
    }
    release_others(process);
    return written && !signal_fatal_pending(current);
}
