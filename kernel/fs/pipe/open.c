/*
 * open.c: how the ends of a pipe come and go: pipe(2), FIFOs (fifo(7)), /proc/PID/fd/N.
 *
 * An open of a FIFO sleeps until the other side has come, which a count of opens shows even if it
 * has gone again.
 */
#include "abi/errno.h"
#include "abi/statfs.h"
#include "arch/usercopy.h"
#include "fs/dentry.h"
#include "fs/pipe/internal.h"
#include "fs/pipe/pipe.h"
#include "lib/printf.h"
#include "mm/kmalloc.h"
#include "syscall/syscall.h"
#include "task/task.h"

#define DEFAULT_SIZE (16 * PAGE_SIZE)

static void count_open(struct pipe *pipe, const struct file *file)
{
    if (file_may_read(file)) {
        pipe->readers++;
        pipe->readers_seen++;
    }
    if (file_may_write(file)) {
        pipe->writers++;
        pipe->writers_seen++;
    }
}

static void pipe_free(struct pipe *pipe)
{
    ring_destroy(&pipe->ring);
    kfree(pipe);
}

void pipe_release(struct file *file)
{
    struct pipe *pipe = pipe_of(file);
    pipe->readers -= file_may_read(file);
    pipe->writers -= file_may_write(file);
    if (pipe->readers == 0 && pipe->writers == 0) {
        file->inode->private = NULL;
        pipe_free(pipe);
        return;
    }
    if (pipe->readers == 0 || pipe->writers == 0) {
        pipe_tell_readers(pipe);
        pipe_tell_writers(pipe);
    }
}

static struct pipe *make_pipe(void)
{
    struct pipe *pipe = kzalloc(sizeof(*pipe));
    if (pipe == NULL || ring_create(&pipe->ring, DEFAULT_SIZE) < 0) {
        kfree(pipe);
        return NULL;
    }
    waitq_init(&pipe->read_wait);
    waitq_init(&pipe->write_wait);
    list_init(&pipe->async);
    return pipe;
}

static const struct inode_ops pipe_inode_ops;

struct peer_wait {
    const unsigned *seen;
    unsigned before;
};

static bool peer_came(void *argument)
{
    const struct peer_wait *wait = argument;
    return *wait->seen != wait->before;
}

/* fifo(7): an open for one side waits until the other is opened; O_NONBLOCK readers go on, writers
 * get ENXIO. */
static int wait_for_peer(struct pipe *pipe, struct file *file)
{
    bool reads = file_may_read(file);
    unsigned peers = reads ? pipe->writers : pipe->readers;
    struct peer_wait wait = { .seen = reads ? &pipe->writers_seen : &pipe->readers_seen };
    if (peers > 0 || (reads && file_may_write(file)))
        return 0;
    if (file->flags & O_NONBLOCK)
        return reads ? 0 : -ENXIO;
    wait.before = *wait.seen;
    return waitq_wait(reads ? &pipe->read_wait : &pipe->write_wait, peer_came, &wait,
                      WAIT_INTERRUPTIBLE);
}

/* proc(5): /proc/PID/fd/N opens a pipe without a name too. That waits for nobody: both ends have
 * been open, and one that is no more is an end of file. */
static bool has_no_name(const struct inode *inode)
{
    return inode->ops == &pipe_inode_ops;
}

static int fifo_open(struct inode *inode, struct file *file)
{
    if (!file_may_read(file) && !file_may_write(file))
        return -EINVAL;
    if (inode->private == NULL)
        inode->private = make_pipe();
    struct pipe *pipe = inode->private;
    if (pipe == NULL)
        return -ENOMEM;
    file->ops = &pipe_ops;
    count_open(pipe, file);
    /* Without a writer yet there is no end of file: poll says so (see pipe_poll). */
    bool writer_missing = file_may_read(file) && pipe->writers == 0 && !has_no_name(inode);
    file->private = (void *)(uintptr_t)(writer_missing ? pipe->writers_seen : UINT32_MAX);
    waitq_wake_all(&pipe->read_wait);
    waitq_wake_all(&pipe->write_wait);
    int error = has_no_name(inode) ? 0 : wait_for_peer(pipe, file);
    if (error < 0)
        pipe_release(file);
    return error;
}

const struct file_ops fifo_ops = { .open = fifo_open };

static const struct fs_type pipefs_type = { "pipefs", PIPEFS_MAGIC, NULL };

static int make_dentry(struct dentry **out)
{
    static struct superblock superblock;
    struct inode *inode;
    char name[32];
    if (superblock.type == NULL)
        superblock_init(&superblock, &pipefs_type);
    int error = inode_create(&superblock, S_IFIFO | 0600, &inode);
    if (error < 0)
        return error;
    inode->links = 1;
    inode->uid = current->cred.fsuid;
    inode->gid = current->cred.fsgid;
    inode->ops = &pipe_inode_ops;
    int length = snprintf(name, sizeof(name), "pipe:[%lu]", inode->number);
    error = dentry_create(NULL, name, length, inode, out);
    inode_put(inode);
    return error;
}

static int make_end(struct dentry *dentry, int flags, struct file **out)
{
    int error = file_create(dentry, &pipe_ops, (void *)(uintptr_t)UINT32_MAX, flags, out);
    if (error == 0)
        count_open(dentry->inode->private, *out);
    return error;
}

int pipe_create(int flags, struct file **reader, struct file **writer)
{
    struct dentry *dentry;
    int error = make_dentry(&dentry);
    if (error < 0)
        return error;
    struct pipe *pipe = dentry->inode->private = make_pipe();
    error = pipe != NULL ? make_end(dentry, flags | O_RDONLY, reader) : -ENOMEM;
    if (error < 0) {
        if (pipe != NULL)
            pipe_free(pipe);
    } else {
        error = make_end(dentry, flags | O_WRONLY, writer);
        if (error < 0)
            file_put(*reader);
    }
    dentry_put(dentry);
    return error;
}

/* ---- System calls ---------------------------------------------------------------------------- */

static int install_pair(struct file *reader, struct file *writer, bool close_on_exec, int *fds)
{
    fds[0] = fd_reserve(0, close_on_exec);
    if (fds[0] < 0)
        return fds[0];
    fds[1] = fd_reserve(0, close_on_exec);
    if (fds[1] < 0) {
        fd_unreserve(fds[0]);
        return fds[1];
    }
    fd_fill(fds[0], reader);
    fd_fill(fds[1], writer);
    return 0;
}

long sys_pipe2(int __user *user_fds, int flags)
{
    struct file *reader, *writer;
    int fds[2];
    if (flags & ~(O_CLOEXEC | O_NONBLOCK | O_DIRECT))
        return -EINVAL;
    /* DIFFERS: no packet mode; pipe(2) names EINVAL for kernels without it. */
    if (flags & O_DIRECT)
        return -EINVAL;
    int error = pipe_create(flags & O_NONBLOCK, &reader, &writer);
    if (error < 0)
        return error;
    error = install_pair(reader, writer, flags & O_CLOEXEC, fds);
    if (error < 0) {
        file_put(reader);
        file_put(writer);
        return error;
    }
    if (copy_to_user(user_fds, fds, sizeof(fds)) < 0) {
        fd_close(fds[0]);
        fd_close(fds[1]);
        return -EFAULT;
    }
    return 0;
}

long sys_pipe(int __user *fds)
{
    return sys_pipe2(fds, 0);
}
