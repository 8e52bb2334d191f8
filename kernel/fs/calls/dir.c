/*
 * dir.c: listing directories; the working directory and the root of a task.
 */
#include "abi/capability.h"
#include "abi/dirent.h"
#include "abi/errno.h"
#include "arch/usercopy.h"
#include "fs/file.h"
#include "fs/path.h"
#include "lib/string.h"
#include "mm/kmalloc.h"
#include "syscall/syscall.h"
#include "task/task.h"

/* ---- getdents -------------------------------------------------------------------------------- */

struct listing {
    char __user *buffer;
    size_t size, used;
    bool old_format; /* struct linux_dirent: no d_type field, the type is the last byte */
    int error;
};

union record {
    struct linux_dirent64 entry;
    struct linux_dirent old_entry;
    char bytes[sizeof(struct linux_dirent64) + NAME_MAX + 16];
};

static size_t fill_record(union record *record, bool old_format, const char *name, size_t length,
                          uint64_t inode, unsigned type, off_t next)
{
    memset(record, 0, sizeof(*record));
    if (old_format) {
        size_t size = ALIGN_UP(offsetof(struct linux_dirent, d_name) + length + 2, 8);
        record->old_entry.d_ino = inode;
        record->old_entry.d_off = next;
        record->old_entry.d_reclen = size;
        memcpy(record->bytes + offsetof(struct linux_dirent, d_name), name, length);
        record->bytes[size - 1] = type;
        return size;
    }
    size_t size = ALIGN_UP(offsetof(struct linux_dirent64, d_name) + length + 1, 8);
    record->entry.d_ino = inode;
    record->entry.d_off = next;
    record->entry.d_reclen = size;
    record->entry.d_type = type;
    memcpy(record->bytes + offsetof(struct linux_dirent64, d_name), name, length);
    return size;
}

static bool emit(void *context, const char *name, size_t length, uint64_t inode, unsigned type,
                 off_t next)
{
    struct listing *listing = context;
    union record record;
    size_t size = fill_record(&record, listing->old_format, name, length, inode, type, next);
    if (size > listing->size - listing->used) {
        listing->error = -EINVAL; /* if not even one fits */
        return false;
    }
    if (copy_to_user(listing->buffer + listing->used, &record, size) < 0) {
        listing->error = -EFAULT;
        return false;
    }
    listing->used += size;
    return true;
}

static long list_directory(int fd, void __user *buffer, unsigned size, bool old_format)
{
    struct listing listing = { .buffer = buffer, .size = size, .old_format = old_format };
    struct file *file = fd_get(fd);
    if (file == NULL)
        return -EBADF;
    if (file->ops->readdir == NULL)
        return -ENOTDIR;
    int error = file->ops->readdir(file, emit, &listing);
    if (listing.used > 0)
        return listing.used;
    return error < 0 ? error : listing.error;
}

long sys_getdents64(int fd, void __user *buffer, unsigned size)
{
    return list_directory(fd, buffer, size, false);
}

long sys_getdents(int fd, void __user *buffer, unsigned size)
{
    return list_directory(fd, buffer, size, true);
}

/* ---- Working directory and root -------------------------------------------------------------- */

/* Puts directory (counted; always consumed) into *place if current may search it. */
static int enter(struct dentry **place, struct dentry *directory)
{
    int error =
        S_ISDIR(directory->inode->mode) ? inode_permission(directory->inode, X_OK) : -ENOTDIR;
    if (error < 0) {
        dentry_put(directory);
        return error;
    }
    dentry_put(*place);
    *place = directory;
    return 0;
}

long sys_chdir(const char __user *path)
{
    struct dentry *directory;
    int error = path_lookup_user(AT_FDCWD, path, WALK_FOLLOW | WALK_DIRECTORY, &directory);
    return error < 0 ? error : enter(&current->fs->cwd, directory);
}

long sys_fchdir(int fd)
{
    struct file *file = fd_get_path(fd);
    return file != NULL ? enter(&current->fs->cwd, dentry_get(file->dentry)) : -EBADF;
}

long sys_chroot(const char __user *path)
{
    struct dentry *directory;
    int error = path_lookup_user(AT_FDCWD, path, WALK_FOLLOW | WALK_DIRECTORY, &directory);
    if (error < 0)
        return error;
    error = inode_permission(directory->inode, X_OK);
    if (error == 0 && !cred_has_cap(&current->cred, CAP_SYS_CHROOT))
        error = -EPERM;
    if (error < 0) {
        dentry_put(directory);
        return error;
    }
    return enter(&current->fs->root, directory);
}

long sys_getcwd(char __user *buffer, size_t size)
{
    static const char unreachable[] = "(unreachable)";
    const size_t prefix = sizeof(unreachable) - 1;
    bool reachable;
    if (current->fs->cwd->deleted)
        return -ENOENT;
    char *text = kmalloc(PATH_MAX + prefix);
    if (text == NULL)
        return -ENOMEM;
    long length =
        dentry_path(current->fs->cwd, current->fs->root, text + prefix, PATH_MAX, &reachable);
    if (length >= 0) {
        char *start = text + prefix;
        if (!reachable) {
            memcpy(text, unreachable, prefix);
            start = text;
            length += prefix;
        }
        length++; /* the NUL counts */
        if ((size_t)length > size)
            length = -ERANGE;
        else if (copy_to_user(buffer, start, length) < 0)
            length = -EFAULT;
    }
    kfree(text);
    return length;
}
