/* /proc/PID/fd and fdinfo: a process's open files. */
#include "abi/errno.h"
#include "fs/dentry.h"
#include "fs/file.h"
#include "fs/mount.h"
#include "fs/path.h"
#include "procfs/proc.h"
#include "signal/signal.h"
#include "task/calls/pidfd.h"
#include "task/process.h"
#include "task/task.h"

static struct file *file_of(const struct proc_subject *subject)
{
    struct files *files = subject->task->files;

    return files ? files_peek(files, subject->fd) : NULL;
}

static ssize_t link_fd(char *buffer, size_t size, const struct proc_subject *subject)
{
    struct file *file = file_of(subject);

    if (!file)
        return -ENOENT;
    return dentry_path(file->dentry, current->fs ? current->fs->root : fs_root, buffer, size, NULL);
}

static int follow_fd(struct dentry **out, const struct proc_subject *subject)
{
    struct file *file = file_of(subject);

    if (!file)
        return -ENOENT;
    *out = dentry_get(file->dentry);
    return 0;
}

/* proc(5): what only files of one kind tell. */
static void show_kind(struct text *out, const struct file *file)
{
    const struct process *process = pidfd_process(file);
    const k_sigset_t *wanted = signalfd_mask(file);

    if (wanted)
        text_print(out, "sigmask:\t%016lx\n", *wanted);
    if (process) {
        int pid = process->state == PROCESS_REAPED ? -1 : process->pid;

        if (pid > 0 && pidfd_thread(file))
            pid = pidfd_thread(file);
        text_print(out, "Pid:\t%d\nNSpid:\t%d\n", pid, pid);
    }
}

static int show_fdinfo(struct text *out, const struct proc_subject *subject)
{
    const struct file *file = file_of(subject);

    if (!file)
        return -ENOENT;
    text_print(out, "pos:\t%ld\nflags:\t0%o\nmnt_id:\t1\nino:\t%lu\n", file->position,
               (unsigned)file->flags, file->inode->number);
    show_kind(out, file);
    return 0;
}

/* proc(5): the permissions of the link tell how the file is open: 1 for reading, 2 for writing. */
#define FD_LINK(mode)                                                                              \
    {                                                                                              \
        "fd", S_IFLNK | (mode), NULL, NULL, link_fd, follow_fd, NULL, NULL, true                   \
    }
static const struct proc_entry fd_entries[] = { FD_LINK(0), FD_LINK(0500), FD_LINK(0300),
                                                FD_LINK(0700) };
static const struct proc_entry fdinfo_entry = PROC_FILE("fdinfo", 0444, show_fdinfo);

static bool find_fd(int number, struct proc_subject *subject, const struct proc_entry **entry)
{
    struct file *file;

    subject->fd = number;
    file = file_of(subject);
    if (file)
        *entry = &fd_entries[(file_may_read(file) ? 1 : 0) | (file_may_write(file) ? 2 : 0)];
    return file;
}

static bool find_fdinfo(int number, struct proc_subject *subject, const struct proc_entry **entry)
{
    subject->fd = number;
    *entry = &fdinfo_entry;
    return file_of(subject);
}

static int next_fd(int from, const struct proc_subject *subject)
{
    return subject->task->files ? files_next(subject->task->files, from) : -1;
}

const struct proc_directory proc_fd = { NULL, find_fd, next_fd };
const struct proc_directory proc_fdinfo = { NULL, find_fdinfo, next_fd };
