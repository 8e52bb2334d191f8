/*
 * unshare: a thread takes a copy of what it shares, as if it had been cloned without these flags.
 * LIMIT: no namespaces.
 */
#include "abi/errno.h"
#include "abi/sched.h"
#include "fs/file.h"
#include "mm/aspace.h"
#include "signal/signal.h"
#include "syscall/syscall.h"
#include "task/process.h"
#include "task/task.h"

/* unshare(2), ERRORS: memory and handlers can only be left by exec, so they must be one's own. */
static int check_flags(unsigned long flags)
{
    const struct process *process = current_process();

    if (flags & ~(unsigned long)(CLONE_FS | CLONE_FILES | CLONE_SYSVSEM | CLONE_THREAD |
                                 CLONE_SIGHAND | CLONE_VM))
        return -EINVAL;
    if ((flags & (CLONE_THREAD | CLONE_SIGHAND | CLONE_VM)) && process->task_count > 1)
        return -EINVAL;
    if ((flags & (CLONE_SIGHAND | CLONE_VM)) && process->signals.actions->references > 1)
        return -EINVAL;
    return (flags & CLONE_VM) && aspace_is_shared(process->aspace) ? -EINVAL : 0;
}

long sys_unshare(unsigned long flags)
{
    struct fs_context *fs = NULL;
    struct files *files = NULL;
    int error = check_flags(flags);

    if (!error && (flags & CLONE_FS))
        error = fs_context_copy(current->fs, &fs);
    if (!error && (flags & CLONE_FILES))
        error = files_copy(current->files, &files);
    if (error) {
        fs_context_put(fs);
        return error;
    }
    if (fs) {
        fs_context_put(current->fs);
        current->fs = fs;
    }
    if (files) {
        files_put(current->files);
        current->files = files;
    }
    return 0;
}
