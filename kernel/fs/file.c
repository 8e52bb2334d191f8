/*
 * file.c: the life of open file descriptions, and what the kernel itself does with them.
 */
#include "fs/file.h"

#include "abi/errno.h"
#include "abi/statfs.h"
#include "debug/debug.h"
#include "fs/locks/locks.h"
#include "fs/path.h"
#include "lib/string.h"
#include "mm/kmalloc.h"
#include "task/process.h"
#include "task/task.h"

int file_create(struct dentry *dentry, const struct file_ops *ops, void *private, int flags,
                struct file **out)
{
    struct file *file = kzalloc(sizeof(*file));
    if (file == NULL)
        return -ENOMEM;
    file->references = 1;
    file->flags = flags;
    file->ops = ops;
    file->private = private;
    file->dentry = dentry_get(dentry);
    file->inode = inode_get(dentry->inode);
    list_init(&file->async_link);
    list_init(&file->epoll_links);
    list_init(&file->free_link);
    *out = file;
    return 0;
}

static const struct fs_type anonymous_type = { "anon_inodefs", ANON_INODE_FS_MAGIC, NULL };

/* stat(2) of an eventfd and its like shows this one inode: no type, mode 0600. */
static struct inode *anonymous_inode(void)
{
    static struct superblock superblock;
    static struct inode *inode;
    if (inode != NULL)
        return inode;
    if (superblock.type == NULL)
        superblock_init(&superblock, &anonymous_type);
    if (inode_create(&superblock, 0600, &inode) < 0)
        return NULL;
    inode->links = 1;
    return inode;
}

int file_create_anonymous(const char *name, const struct file_ops *ops, void *private, int flags,
                          struct file **out)
{
    struct inode *inode = anonymous_inode();
    struct dentry *dentry;
    if (inode == NULL || dentry_create(NULL, name, strlen(name), inode, &dentry) < 0)
        return -ENOMEM;
    int error = file_create(dentry, ops, private, flags, out);
    dentry_put(dentry);
    return error;
}

void file_get(struct file *file)
{
    file->references++;
}

static void file_free(struct file *file)
{
    if (!list_empty(&file->epoll_links))
        epoll_file_closed(file);
    locks_release_file(file);
    list_remove(&file->async_link);
    if (file->ops != NULL && file->ops->release != NULL)
        file->ops->release(file);
    if (S_ISREG(file->inode->mode) && file_may_write(file))
        inode_put_write(file->inode);
    if (file->denies_write)
        inode_allow_write(file->inode);
    inode_put(file->inode);
    dentry_put(file->dentry);
    kfree(file);
}

/* A file's end may be another's (descriptors in flight in a socket): a queue, not recursion. */
void file_put(struct file *file)
{
    static struct list dying = LIST_INIT(dying);
    static bool freeing;
    assert(file->references > 0);
    if (--file->references > 0)
        return;
    list_add_tail(&dying, &file->free_link);
    if (freeing)
        return;
    freeing = true;
    while (!list_empty(&dying)) {
        struct file *next = list_first(&dying, struct file, free_link);
        list_remove(&next->free_link);
        file_free(next);
    }
    freeing = false;
}

off_t file_seek_from_start(struct file *file, off_t offset, int whence)
{
    if (whence == SEEK_CUR)
        offset += file->position;
    else if (whence != SEEK_SET)
        return -EINVAL;
    if (offset < 0)
        return -EINVAL;
    return file->position = offset;
}

ssize_t directory_read(struct file *file, struct uio *uio, off_t *position)
{
    (void)file, (void)uio, (void)position;
    return -EISDIR;
}

ssize_t file_read_kernel(struct file *file, void *buffer, size_t size, off_t offset)
{
    struct iovec vector;
    struct uio uio;
    if (file->ops->read == NULL)
        return -EINVAL;
    uio_init_kernel(&uio, &vector, buffer, size);
    return file->ops->read(file, &uio, &offset);
}

ssize_t file_write_kernel(struct file *file, const void *buffer, size_t size, off_t offset)
{
    struct iovec vector;
    struct uio uio;
    if (file->ops->write == NULL)
        return -EINVAL;
    uio_init_kernel(&uio, &vector, (void *)buffer, size);
    return file->ops->write(file, &uio, &offset);
}

int file_path(const struct file *file, char *buffer, size_t size)
{
    return dentry_path(file->dentry, current->fs->root, buffer, size, NULL);
}

ssize_t file_size_allowed(off_t position, size_t size)
{
    uint64_t limit = rlimit_get(current, RLIMIT_FSIZE);
    if ((uint64_t)position >= limit) {
        file_signal_self(SIGXFSZ);
        return -EFBIG;
    }
    return MIN(size, limit - position);
}

void file_signal_self(int signal)
{
    siginfo_t info;
    memset(&info, 0, sizeof(info));
    info.si_signo = signal;
    info.si_code = SI_USER;
    info.si_pid = current_process()->pid;
    info.si_uid = current->cred.uid;
    signal_send_task(current, signal, &info);
}
