/*
 * Entries as inodes. Inodes are made at each lookup and name their subject by id, so that a process
 * may end while its files are open: they then fail with ESRCH.
 */
#include "abi/dirent.h"
#include "abi/errno.h"
#include "abi/fcntl.h"
#include "abi/statfs.h"
#include "fs/dentry.h"
#include "fs/file.h"
#include "fs/inode.h"
#include "fs/mount.h"
#include "lib/printf.h"
#include "lib/string.h"
#include "mm/kmalloc.h"
#include "procfs/proc.h"
#include "ptrace/ptrace.h"
#include "procfs/procfs.h"
#include "task/process.h"
#include "task/task.h"

#define STORE_MAX    256
#define FIRST_NUMBER 0x10000 /* of the dynamic listing's positions in a directory */

/* An inode's private data. */
struct proc_inode {
    const struct proc_entry *entry;
    pid_t tid; /* 0: of the whole system */
    int fd;
    ktime_t start; /* of tid's process: its number may go to another */
};

static const struct inode_ops directory_ops, link_ops, object_ops, file_inode_ops;
static const struct file_ops directory_file_ops, text_file_ops;

/* ---- Subjects -------------------------------------------------------------------------------- */

/* The thread with this id, or the first thread of a zombie. */
static struct task *find_task(pid_t tid)
{
    struct task *task = task_find(tid);
    struct process *process = task ? NULL : process_find(tid);

    return process ? process->leader : task;
}

static bool find_subject(const struct inode *inode, struct proc_subject *subject)
{
    const struct proc_inode *proc = inode->private;

    *subject = (struct proc_subject){ proc->tid ? find_task(proc->tid) : NULL, proc->fd };
    return proc->tid == 0 || (subject->task && subject->task->process->start_time == proc->start);
}

/* proc(5): the files belong to the process's effective ids, or to root if it is not dumpable. */
static void set_owner(struct inode *inode, const struct task *task)
{
    inode->uid = task && task->process->dumpable == DUMPABLE_BY_USER ? task->cred.euid : 0;
    inode->gid = task && task->process->dumpable == DUMPABLE_BY_USER ? task->cred.egid : 0;
}

static void proc_getattr(struct inode *inode)
{
    struct proc_subject subject;

    if (find_subject(inode, &subject))
        set_owner(inode, subject.task);
}

/* ---- Inodes ---------------------------------------------------------------------------------- */

/* Equal for equal entries, so that programs can tell them by st_ino. */
static uint64_t inode_number(const struct proc_inode *proc)
{
    uint64_t name = 5381;

    for (const char *c = proc->entry->name; c && *c; c++)
        name = name * 33 + (unsigned char)*c;
    return ((uint64_t)proc->tid << 32 | (name & 0xffff) << 16 | (uint16_t)(proc->fd + 1)) + 1;
}

static void proc_release(struct inode *inode)
{
    kfree(inode->private);
}

static int make_inode(struct superblock *superblock, const struct proc_entry *entry,
                      const struct proc_subject *subject, struct inode **out)
{
    struct proc_inode *proc = kmalloc(sizeof(*proc));
    struct inode *inode;
    int error;

    if (!proc)
        return -ENOMEM;
    error = inode_create(superblock, entry->mode, &inode);
    if (error) {
        kfree(proc);
        return error;
    }
    *proc = (struct proc_inode){ .entry = entry, .fd = subject->fd };
    if (subject->task) {
        proc->tid = subject->task->tid;
        proc->start = subject->task->process->start_time;
    }
    inode->private = proc;
    inode->number = inode_number(proc);
    inode->links = S_ISDIR(entry->mode) ? 2 : 1;
    set_owner(inode, subject->task);
    if (S_ISDIR(entry->mode)) {
        inode->ops = &directory_ops;
        inode->file_ops = &directory_file_ops;
    } else if (S_ISLNK(entry->mode)) {
        inode->ops = entry->follow ? &object_ops : &link_ops;
    } else {
        inode->ops = &file_inode_ops;
        inode->file_ops = &text_file_ops;
    }
    *out = inode;
    return 0;
}

static const struct proc_directory *directory_of(const struct inode *inode)
{
    return ((const struct proc_inode *)inode->private)->entry->directory;
}

/* ---- Directories ----------------------------------------------------------------------------- */

/* The number a name spells without sign and leading zeros, or -1. */
static int parse_number(const char *name, size_t length)
{
    int value = 0;

    if (length == 0 || length > 9 || (name[0] == '0' && length > 1))
        return -1;
    for (size_t i = 0; i < length; i++) {
        if (name[i] < '0' || name[i] > '9')
            return -1;
        value = value * 10 + name[i] - '0';
    }
    return value;
}

static int proc_lookup(struct inode *inode, const char *name, size_t length, struct inode **out)
{
    const struct proc_directory *directory = directory_of(inode);
    const struct proc_entry *entry;
    struct proc_subject subject;
    int number = parse_number(name, length);

    if (!find_subject(inode, &subject))
        return -ENOENT;
    for (entry = directory->entries; entry && entry->name; entry++)
        if (strlen(entry->name) == length && memcmp(entry->name, name, length) == 0)
            return make_inode(inode->superblock, entry, &subject, out);
    if (number >= 0 && directory->find && directory->find(number, &subject, &entry))
        return make_inode(inode->superblock, entry, &subject, out);
    return -ENOENT;
}

typedef bool emit_function(void *context, const char *name, size_t length, uint64_t inode,
                           unsigned type, off_t next);

static bool emit_entry(const struct proc_entry *entry, const char *name, pid_t tid, int fd,
                       off_t next, emit_function *emit, void *context)
{
    struct proc_inode proc = { entry, tid, fd, 0 };

    return emit(context, name, strlen(name), inode_number(&proc), entry->mode >> 12, next);
}

/* Positions: 0 and 1 are "." and "..", then the table, then FIRST_NUMBER + n for number n. */
static int proc_readdir(struct file *file, emit_function *emit, void *context)
{
    const struct proc_directory *directory = directory_of(file->inode);
    const struct proc_inode *self = file->inode->private;
    struct proc_subject subject;
    off_t position = file->position, index = 2;
    char name[16];

    if (!find_subject(file->inode, &subject))
        return -ENOENT;
    for (; position < 2; position = ++file->position)
        if (!emit(context, "..", (size_t)position + 1, file->inode->number, DT_DIR, position + 1))
            return 0;
    for (const struct proc_entry *entry = directory->entries; entry && entry->name; entry++) {
        if (index++ < file->position)
            continue;
        if (!emit_entry(entry, entry->name, self->tid, self->fd, index, emit, context))
            return 0;
        file->position = index;
    }
    if (!directory->next)
        return 0;
    position = MAX(file->position, (off_t)FIRST_NUMBER);
    for (;;) {
        int number = directory->next((int)(position - FIRST_NUMBER), &subject);
        const struct proc_entry *entry;
        struct proc_subject found = subject;

        if (number < 0)
            return 0;
        position = FIRST_NUMBER + number + 1;
        if (!directory->find(number, &found, &entry))
            continue;
        snprintf(name, sizeof(name), "%d", number);
        if (!emit_entry(entry, name, found.task ? found.task->tid : 0, found.fd, position, emit,
                        context))
            return 0;
        file->position = position;
    }
}

static const struct inode_ops directory_ops = {
    .lookup = proc_lookup,
    .getattr = proc_getattr,
    .release = proc_release,
};
static const struct file_ops directory_file_ops = {
    .read = directory_read,
    .readdir = proc_readdir,
    .seek = file_seek_from_start,
};

int procfs_find_process(const struct file *file, struct process **out)
{
    struct proc_subject subject;

    if (!file->inode || file->inode->ops != &directory_ops ||
        directory_of(file->inode) != &proc_task_directory)
        return -EBADF;
    if (!find_subject(file->inode, &subject))
        return -ESRCH;
    *out = subject.task->process;
    return 0;
}

/* ---- Links ----------------------------------------------------------------------------------- */

static ssize_t proc_readlink(struct inode *inode, char *buffer, size_t size)
{
    const struct proc_inode *proc = inode->private;
    struct proc_subject subject;

    if (!find_subject(inode, &subject))
        return -ENOENT;
    if (proc->entry->is_private && ptrace_may_access(subject.task) != 0)
        return -EACCES;
    return proc->entry->readlink(buffer, size, &subject);
}

static int proc_follow(struct inode *inode, struct dentry **out)
{
    const struct proc_inode *proc = inode->private;
    struct proc_subject subject;

    if (!find_subject(inode, &subject))
        return -ENOENT;
    if (proc->entry->is_private && ptrace_may_access(subject.task) != 0)
        return -EACCES;
    return proc->entry->follow(out, &subject);
}

/* A link that leads to an object has `follow`; one that leads to a name has not. */
static const struct inode_ops object_ops = {
    .readlink = proc_readlink,
    .follow = proc_follow,
    .getattr = proc_getattr,
    .release = proc_release,
};
static const struct inode_ops link_ops = {
    .readlink = proc_readlink,
    .getattr = proc_getattr,
    .release = proc_release,
};

/* ---- Files ----------------------------------------------------------------------------------- */

/* The content is made at the open file's start, so that a program sees one state of it. */
static int refresh(struct file *file)
{
    const struct proc_inode *proc = file->inode->private;
    struct text *text = file->private;
    struct proc_subject subject;
    int error;

    if (!find_subject(file->inode, &subject))
        return -ESRCH;
    text->length = 0;
    text->failed = false;
    error = proc->entry->show(text, &subject);
    return error ? error : text->failed ? -ENOMEM : 0;
}

static int text_open(struct inode *inode, struct file *file)
{
    const struct proc_inode *proc = inode->private;
    struct proc_subject subject;

    if (!find_subject(inode, &subject))
        return -ENOENT;
    if (proc->entry->is_private && ptrace_may_access(subject.task) != 0)
        return -EACCES;
    if (proc->entry->open)
        return proc->entry->open(file, &subject);
    file->private = kzalloc(sizeof(struct text));
    return file->private ? 0 : -ENOMEM;
}

static void text_release(struct file *file)
{
    text_free(file->private);
    kfree(file->private);
}

static ssize_t text_read(struct file *file, struct uio *uio, off_t *position)
{
    const struct text *text = file->private;
    const struct proc_inode *proc = file->inode->private;
    size_t size, done;

    if (!proc->entry->show)
        return -EINVAL;
    if (*position == 0 || !text->data) {
        int error = refresh(file);

        if (error)
            return error;
    }
    if ((size_t)*position >= text->length)
        return 0;
    size = MIN(text->length - (size_t)*position, uio->remaining);
    done = uio_write(uio, text->data + *position, size);
    if (done == 0 && size > 0)
        return -EFAULT;
    *position += (off_t)done;
    return (ssize_t)done;
}

static ssize_t text_write(struct file *file, struct uio *uio, off_t *position)
{
    const struct proc_inode *proc = file->inode->private;
    struct proc_subject subject;
    size_t size = uio->remaining;
    char buffer[STORE_MAX];
    int error;

    if (!proc->entry->store || size >= sizeof(buffer))
        return -EINVAL;
    if (!find_subject(file->inode, &subject))
        return -ESRCH;
    if (size == 0 && !subject.task)
        return 0; /* a parameter of the system stays as it is */
    if (uio_read(uio, buffer, size) != size)
        return -EFAULT;
    buffer[size] = '\0';
    if (size > 0 && buffer[size - 1] == '\n')
        buffer[size - 1] = '\0';
    error = proc->entry->store(buffer, &subject);
    if (error)
        return error;
    *position += (off_t)size;
    return (ssize_t)size;
}

static int text_truncate(struct inode *inode, off_t size)
{
    (void)inode, (void)size;
    return 0; /* O_TRUNC, as the shell's > asks for it */
}

static const struct inode_ops file_inode_ops = {
    .truncate = text_truncate,
    .getattr = proc_getattr,
    .release = proc_release,
};
static const struct file_ops text_file_ops = {
    .open = text_open,
    .read = text_read,
    .write = text_write,
    .seek = file_seek_from_start,
    .release = text_release,
};

/* ---- File systems ---------------------------------------------------------------------------- */

static int fill(struct superblock *superblock, const struct proc_directory *directory,
                struct proc_entry *root_entry, struct inode **root)
{
    static const struct proc_subject nobody;

    *root_entry = (struct proc_entry)PROC_DIRECTORY("", 0555, directory);
    return make_inode(superblock, root_entry, &nobody, root);
}

static int fill_proc(struct superblock *superblock, struct inode **root)
{
    static struct proc_entry entry;

    return fill(superblock, &proc_root, &entry, root);
}

static int fill_sys(struct superblock *superblock, struct inode **root)
{
    static struct proc_entry entry;

    return fill(superblock, &sys_root, &entry, root);
}

const struct fs_type procfs_type = { "proc", PROC_SUPER_MAGIC, fill_proc };
const struct fs_type sysfs_type = { "sysfs", SYSFS_MAGIC, fill_sys };
