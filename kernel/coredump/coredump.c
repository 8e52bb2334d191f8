/*
 * Core files (core(5)): whether a dying process leaves one, under which name, and how its threads
 * stand still meanwhile. What is in the file is in core_elf.c.
 */
#include "coredump/coredump.h"

#include "abi/errno.h"
#include "abi/stat.h"
#include "fs/file.h"
#include "fs/inode.h"
#include "lib/printf.h"
#include "lib/string.h"
#include "mm/aspace.h"
#include "signal/signal.h"
#include "task/calls/uts.h"
#include "task/process.h"
#include "task/task.h"
#include "time/clock.h"

#define CORE_PATH_MAX 256

char core_pattern[CORE_PATTERN_MAX] = "core";

/* ---- The file's name ------------------------------------------------------------------------- */

/* A name in the core file's: a slash would be a folder. */
static int expand_name(const char *name, char *to, size_t size)
{
    int length = scnprintf(to, size, "%s", name);

    for (int i = 0; i < length; i++)
        to[i] = to[i] == '/' ? '!' : to[i];
    return length;
}

/* The program's path, or its last part. */
static int expand_exe(char *to, size_t size, bool whole)
{
    const struct file *exe = aspace_layout(current_process()->aspace)->exe;
    char path[CORE_PATH_MAX];

    if (!exe || file_path(exe, path, sizeof(path)) < 0)
        return expand_name(current->name, to, size);
    return expand_name(whole ? path : strrchr(path, '/') + 1, to, size);
}

/* core(5), "Naming of core dump files". Returns the length of what a specifier stands for. */
static int expand(char specifier, int signal, char *to, size_t size)
{
    struct process *process = current_process();

    switch (specifier) {
    case '%': return scnprintf(to, size, "%%");
    case 'p':
    case 'P': return scnprintf(to, size, "%d", process->pid);
    case 'i':
    case 'I': return scnprintf(to, size, "%d", current->tid);
    case 'u': return scnprintf(to, size, "%u", current->cred.uid);
    case 'g': return scnprintf(to, size, "%u", current->cred.gid);
    case 'd': return scnprintf(to, size, "%d", process->dumpable);
    case 's': return scnprintf(to, size, "%d", signal);
    case 't': return scnprintf(to, size, "%lu", clock_realtime() / NSEC_PER_SEC);
    case 'c': return scnprintf(to, size, "%lu", rlimit_get(current, RLIMIT_CORE));
    case 'e': return expand_name(current->name, to, size);
    case 'f': return expand_exe(to, size, false);
    case 'E': return expand_exe(to, size, true);
    case 'h': return scnprintf(to, size, "%s", uts_name.nodename);
    default: return 0;
    }
}

static void make_path(char *path, size_t size, int signal)
{
    size_t length = 0;

    for (const char *at = core_pattern; *at && length + 1 < size; at++) {
        if (*at != '%')
            path[length++] = *at;
        else if (at[1])
            length += (size_t)expand(*++at, signal, path + length, size - length);
    }
    path[length] = '\0';
}

/* Never through a symbolic link or into somebody else's file. */
static int open_core(int signal, struct file **out)
{
    char path[CORE_PATH_MAX];
    const struct inode *inode;
    int error;

    make_path(path, sizeof(path), signal);
    error = file_open(path, O_CREAT | O_WRONLY | O_NOFOLLOW | O_TRUNC | O_LARGEFILE, 0600, out);
    if (error)
        return error;
    inode = (*out)->inode;
    if (!inode || !S_ISREG(inode->mode) || inode->links != 1 || inode->uid != current->cred.fsuid) {
        file_put(*out);
        return -EPERM;
    }
    return 0;
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

/*
 * core(5), the reasons for no core file:
 * - RLIMIT_CORE has no room for even the headers,
 * - the process is not dumpable (PR_SET_DUMPABLE, a set-user-ID program),
 * - core_pattern is empty; LIMIT: or a pipe to a program.
 */
static bool is_wanted(const struct process *process)
{
    return rlimit_get(current, RLIMIT_CORE) >= PAGE_SIZE && process->dumpable &&
           core_pattern[0] != '\0' && core_pattern[0] != '|';
}

bool coredump_write(int signal, const siginfo_t *info)
{
    struct process *process = current_process();
    struct file *file;
    bool written = false;

    if (!is_wanted(process))
        return false;
    hold_others(process, signal);
    if (open_core(signal, &file) == 0) {
        written = core_elf_write(file, rlimit_get(current, RLIMIT_CORE), signal, info) == 0;
        file_put(file);
    }
    release_others(process);
    return written;
}
