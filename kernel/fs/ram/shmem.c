/*
 * shmem.c: files in memory without a name: shared anonymous mappings and memfds.
 */
#include "fs/ram/shmem.h"

#include "abi/errno.h"
#include "abi/mman.h"
#include "abi/statfs.h"
#include "arch/usercopy.h"
#include "fs/dentry.h"
#include "fs/file.h"
#include "fs/mount.h"
#include "fs/ram/ramfs.h"
#include "lib/string.h"
#include "mm/aspace.h"
#include "syscall/syscall.h"
#include "task/task.h"

#define MEMFD_PREFIX   "/memfd:"
#define MEMFD_NAME_MAX 249 /* bytes of memfd_create's name */

enum {
    ALL_SEALS = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_FUTURE_WRITE,
};

static struct superblock superblock;

static int create(const char *name, size_t length, mode_t mode, struct file **out)
{
    struct inode *inode;
    struct dentry *dentry = NULL;
    if (superblock.type == NULL)
        superblock_init(&superblock, &tmpfs_type);
    int error = ramfs_create(&superblock, S_IFREG | mode, 0, NULL, &inode);
    if (error < 0)
        return error;
    inode->uid = current->cred.fsuid;
    inode->gid = current->cred.fsgid;
    inode->seals = F_SEAL_SEAL;
    error = dentry_create(NULL, name, length, inode, &dentry);
    inode_put(inode);
    if (error < 0)
        return error;
    error = file_open_dentry(dentry, O_RDWR | O_LARGEFILE, out);
    dentry_put(dentry);
    return error;
}

int shmem_create(size_t size, struct file **out)
{
    static const char name[] = "/dev/zero (deleted)";
    int error = create(name, sizeof(name) - 1, 0777, out);
    if (error == 0)
        (*out)->inode->size = size;
    return error;
}

long sys_memfd_create(const char __user *user_name, unsigned flags)
{
    static const char deleted[] = " (deleted)";
    const size_t prefix = sizeof(MEMFD_PREFIX) - 1;
    char name[sizeof(MEMFD_PREFIX) + MEMFD_NAME_MAX + sizeof(deleted)];
    struct file *file;
    if (flags & ~(MFD_CLOEXEC | MFD_ALLOW_SEALING))
        return -EINVAL;
    memcpy(name, MEMFD_PREFIX, prefix);
    long length = strncpy_from_user(name + prefix, user_name, MEMFD_NAME_MAX + 1);
    if (length < 0)
        return length == -ENAMETOOLONG ? -EINVAL : length;
    memcpy(name + prefix + length, deleted, sizeof(deleted));
    int error = create(name, prefix + length + sizeof(deleted) - 1, 0777, &file);
    if (error < 0)
        return error;
    if (flags & MFD_ALLOW_SEALING)
        file->inode->seals = 0;
    return fd_install(file, 0, flags & MFD_CLOEXEC);
}

static bool is_memfd(const struct file *file)
{
    return file->inode->superblock == &superblock;
}

long shmem_add_seals(struct file *file, unsigned long seals)
{
    if (!is_memfd(file) || (seals & ~(unsigned long)ALL_SEALS) != 0)
        return -EINVAL;
    if (!file_may_write(file) || (file->inode->seals & F_SEAL_SEAL))
        return -EPERM;
    if ((seals & F_SEAL_WRITE) && mapping_may_write(file->inode))
        return -EBUSY;
    file->inode->seals |= seals;
    return 0;
}

long shmem_get_seals(const struct file *file)
{
    return is_memfd(file) ? (long)file->inode->seals : -EINVAL;
}
