/* /proc/PID/maps, cmdline, environ, auxv: what a process's memory holds. */
#include "abi/errno.h"
#include "abi/mman.h"
#include "fs/dentry.h"
#include "fs/file.h"
#include "fs/inode.h"
#include "fs/mount.h"
#include "mm/aspace.h"
#include "mm/kmalloc.h"
#include "procfs/proc.h"
#include "task/process.h"
#include "task/task.h"

#define NAME_COLUMN 73
#define NAME_SIZE   512

struct aspace *proc_aspace(const struct task *task)
{
    return task->exiting ? NULL : task->process->aspace;
}

static int print_region(const struct region_info *region, void *argument)
{
    struct text *out = argument;
    size_t start = out->length;
    const struct inode *inode = region->file ? region->file->inode : NULL;
    char path[NAME_SIZE];

    text_print(out, "%08lx-%08lx %c%c%c%c %08lx %02x:%02x %lu ", region->start, region->end,
               region->prot & PROT_READ ? 'r' : '-', region->prot & PROT_WRITE ? 'w' : '-',
               region->prot & PROT_EXEC ? 'x' : '-', region->shared ? 's' : 'p',
               (unsigned long)region->offset, inode ? ABI_MAJOR(inode->device) : 0,
               inode ? ABI_MINOR(inode->device) : 0, inode ? inode->number : 0);
    if (region->file || *region->name) {
        const char *name = region->name;

        if (region->file &&
            dentry_path(region->file->dentry, fs_root, path, sizeof(path), NULL) > 0)
            name = path;
        text_print(out, "%*s%s", MAX(0, NAME_COLUMN - (int)(out->length - start)), "", name);
    }
    text_print(out, "\n");
    return 0;
}

int proc_show_maps(struct text *out, const struct proc_subject *subject)
{
    struct aspace *aspace = proc_aspace(subject->task);

    return aspace ? aspace_visit(aspace, print_region, out) : 0;
}

/* Memory of the process as it is now; what cannot be read is left out. */
static int show_range(struct text *out, const struct proc_subject *subject, uintptr_t start,
                      uintptr_t end)
{
    char *room = end > start ? text_reserve(out, end - start) : NULL;

    if (room && aspace_read(proc_aspace(subject->task), start, room, end - start, true) == 0)
        out->length += end - start;
    return 0;
}

int proc_show_cmdline(struct text *out, const struct proc_subject *subject)
{
    struct aspace *aspace = proc_aspace(subject->task);
    const struct aspace_layout *layout = aspace ? aspace_layout(aspace) : NULL;

    return layout ? show_range(out, subject, layout->arg_start, layout->arg_end) : 0;
}

int proc_show_environ(struct text *out, const struct proc_subject *subject)
{
    struct aspace *aspace = proc_aspace(subject->task);
    const struct aspace_layout *layout = aspace ? aspace_layout(aspace) : NULL;

    return layout ? show_range(out, subject, layout->env_start, layout->env_end) : 0;
}

int proc_show_auxv(struct text *out, const struct proc_subject *subject)
{
    struct aspace *aspace = proc_aspace(subject->task);
    const struct aspace_layout *layout = aspace ? aspace_layout(aspace) : NULL;

    if (layout)
        text_put(out, layout->auxv, layout->auxv_count * sizeof(layout->auxv[0]));
    return 0;
}
