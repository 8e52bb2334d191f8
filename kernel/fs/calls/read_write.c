/*
 * read_write.c: read(2), write(2) and their kin; lseek(2), ioctl(2), fsync(2).
 */
#include "abi/errno.h"
#include "abi/ioctl.h"
#include "abi/limits.h"
#include "arch/usercopy.h"
#include "fs/file.h"
#include "fs/inode.h"
#include "mm/kmalloc.h"
#include "syscall/syscall.h"
#include "task/task.h"

/* Where there is a position, it must stay one: no byte behind the largest offset. */
static bool is_range_valid(const struct file *file, const struct uio *uio, off_t position)
{
    off_t end;
    return file->ops->seek == NULL ||
           !__builtin_add_overflow(position, (off_t)uio->remaining, &end);
}

static ssize_t do_read(struct file *file, struct uio *uio, off_t *position)
{
    if (!file_may_read(file))
        return -EBADF;
    if (!is_range_valid(file, uio, *position))
        return -EINVAL;
    if (file->ops->read == NULL)
        return -EINVAL;
    file_get(file);
    ssize_t count = file->ops->read(file, uio, position);
    file_put(file);
    return count;
}

static ssize_t do_write(struct file *file, struct uio *uio, off_t *position)
{
    if (!file_may_write(file))
        return -EBADF;
    if (file->ops->write == NULL || !is_range_valid(file, uio, *position))
        return -EINVAL;
    file_get(file);
    ssize_t count = file->ops->write(file, uio, position);
    file_put(file);
    return count;
}

/* One buffer; position NULL: the file's own. */
static ssize_t read_buffer(struct file *file, void __user *buffer, size_t size, off_t *position)
{
    struct iovec vector;
    struct uio uio;
    if (!file_may_read(file))
        return -EBADF;
    if (!uio_range_ok((uintptr_t)buffer, size))
        return -EFAULT;
    uio_init_user(&uio, &vector, buffer, MIN(size, UIO_MAX));
    return do_read(file, &uio, position != NULL ? position : &file->position);
}

static ssize_t write_buffer(struct file *file, const void __user *buffer, size_t size,
                            off_t *position)
{
    struct iovec vector;
    struct uio uio;
    if (!file_may_write(file))
        return -EBADF;
    if (!uio_range_ok((uintptr_t)buffer, size))
        return -EFAULT;
    uio_init_user(&uio, &vector, (void __user *)buffer, MIN(size, UIO_MAX));
    return do_write(file, &uio, position != NULL ? position : &file->position);
}

long sys_read(int fd, void __user *buffer, size_t size)
{
    struct file *file = fd_get(fd);
    return file != NULL ? read_buffer(file, buffer, size, NULL) : -EBADF;
}

long sys_write(int fd, const void __user *buffer, size_t size)
{
    struct file *file = fd_get(fd);
    return file != NULL ? write_buffer(file, buffer, size, NULL) : -EBADF;
}

/* The file for a call with an explicit offset. */
static int get_positioned(int fd, off_t offset, struct file **out)
{
    if (offset < 0)
        return -EINVAL;
    *out = fd_get(fd);
    if (*out == NULL)
        return -EBADF;
    return (*out)->ops->seek != NULL ? 0 : -ESPIPE;
}

long sys_pread64(int fd, void __user *buffer, size_t size, off_t offset)
{
    struct file *file;
    int error = get_positioned(fd, offset, &file);
    return error < 0 ? error : read_buffer(file, buffer, size, &offset);
}

long sys_pwrite64(int fd, const void __user *buffer, size_t size, off_t offset)
{
    struct file *file;
    int error = get_positioned(fd, offset, &file);
    return error < 0 ? error : write_buffer(file, buffer, size, &offset);
}

typedef ssize_t transfer(struct file *file, struct uio *uio, off_t *position);

/* preadv2(2): RWF_NOWAIT is for what can be asked not to wait: pipes, and files, which never do. */
static int apply_rwf(const struct file *file, int flags, struct uio *uio)
{
    if (flags & ~(RWF_HIPRI | RWF_DSYNC | RWF_SYNC | RWF_NOWAIT | RWF_APPEND))
        return -EOPNOTSUPP;
    if ((flags & RWF_NOWAIT) && !S_ISREG(file->inode->mode) && !S_ISFIFO(file->inode->mode))
        return -EOPNOTSUPP;
    uio->append = flags & RWF_APPEND;
    uio->nowait = flags & RWF_NOWAIT;
    return 0;
}

static long vectored(struct file *file, const struct iovec __user *vectors, int count,
                     off_t *position, int flags, transfer *move)
{
    struct uio uio;
    struct iovec *storage;
    if (move == do_read ? !file_may_read(file) : !file_may_write(file))
        return -EBADF;
    long result = uio_import(&uio, vectors, count, &storage);
    if (result < 0)
        return result;
    result = apply_rwf(file, flags, &uio);
    if (result == 0)
        result = move(file, &uio, position);
    kfree(storage);
    return result;
}

static long vectored_here(int fd, const struct iovec __user *vectors, int count, int flags,
                          transfer *move)
{
    struct file *file = fd_get(fd);
    return file != NULL ? vectored(file, vectors, count, &file->position, flags, move) : -EBADF;
}

static long vectored_at(int fd, const struct iovec __user *vectors, int count, off_t offset,
                        int flags, transfer *move)
{
    struct file *file;
    int error = get_positioned(fd, offset, &file);
    return error < 0 ? error : vectored(file, vectors, count, &offset, flags, move);
}

long sys_readv(int fd, const struct iovec __user *vectors, int count)
{
    return vectored_here(fd, vectors, count, 0, do_read);
}

long sys_writev(int fd, const struct iovec __user *vectors, int count)
{
    return vectored_here(fd, vectors, count, 0, do_write);
}

long sys_preadv(int fd, const struct iovec __user *vectors, int count, off_t offset)
{
    return vectored_at(fd, vectors, count, offset, 0, do_read);
}

long sys_pwritev(int fd, const struct iovec __user *vectors, int count, off_t offset)
{
    return vectored_at(fd, vectors, count, offset, 0, do_write);
}

long sys_preadv2(int fd, const struct iovec __user *vectors, int count, off_t offset,
                 off_t offset_high, int flags)
{
    (void)offset_high; /* 64-bit: offset holds the whole */
    return offset == -1 ? vectored_here(fd, vectors, count, flags, do_read)
                        : vectored_at(fd, vectors, count, offset, flags, do_read);
}

long sys_pwritev2(int fd, const struct iovec __user *vectors, int count, off_t offset,
                  off_t offset_high, int flags)
{
    (void)offset_high;
    return offset == -1 ? vectored_here(fd, vectors, count, flags, do_write)
                        : vectored_at(fd, vectors, count, offset, flags, do_write);
}

long sys_lseek(int fd, off_t offset, int whence)
{
    struct file *file = fd_get(fd);
    if (file == NULL)
        return -EBADF;
    if (whence < SEEK_SET || whence > SEEK_HOLE)
        return -EINVAL;
    return file->ops->seek != NULL ? file->ops->seek(file, offset, whence) : -ESPIPE;
}

/* ---- ioctl ----------------------------------------------------------------------------------- */

static long set_flag(struct file *file, int flag, unsigned long argument)
{
    int on;
    if (get_user(on, (int __user *)argument) < 0)
        return -EFAULT;
    file->flags = on ? file->flags | flag : file->flags & ~flag;
    return 0;
}

static long set_async(struct file *file, int fd, unsigned long argument)
{
    int on;
    if (get_user(on, (int __user *)argument) < 0)
        return -EFAULT;
    return file_set_async(file, fd, on);
}

long sys_ioctl(int fd, unsigned command, unsigned long argument)
{
    struct file *file = fd_get(fd);
    if (file == NULL)
        return -EBADF;
    switch (command) {
    case FIOCLEX:
    case FIONCLEX: fd_set_close_on_exec(fd, command == FIOCLEX); return 0;
    case FIONBIO: return set_flag(file, O_NONBLOCK, argument);
    case FIOASYNC: return set_async(file, fd, argument);
    }
    if (command == FIONREAD && S_ISREG(file->inode->mode)) {
        int left = file->inode->size - file->position;
        return put_user(left, (int __user *)argument);
    }
    if (file->ops->ioctl == NULL)
        return -ENOTTY;
    file_get(file);
    long result = file->ops->ioctl(file, command, argument);
    file_put(file);
    return result;
}

/* ---- What a file system in memory has nothing to do for -------------------------------------- */

static long check_sync(int fd)
{
    struct file *file = fd_get(fd);
    if (file == NULL)
        return -EBADF;
    mode_t mode = file->inode->mode;
    return S_ISREG(mode) || S_ISDIR(mode) ? 0 : -EINVAL;
}

long sys_fsync(int fd)
{
    return check_sync(fd);
}

long sys_fdatasync(int fd)
{
    return check_sync(fd);
}

long sys_sync(void)
{
    return 0;
}

long sys_syncfs(int fd)
{
    return fd_get(fd) != NULL ? 0 : -EBADF;
}

long sys_readahead(int fd, off_t offset, size_t count)
{
    struct file *file = fd_get(fd);
    (void)offset, (void)count;
    if (file == NULL || !file_may_read(file))
        return -EBADF;
    return S_ISREG(file->inode->mode) ? 0 : -EINVAL;
}

long sys_fadvise64(int fd, off_t offset, size_t length, int advice)
{
    struct file *file = fd_get(fd);
    (void)offset;
    if (file == NULL)
        return -EBADF;
    if (S_ISFIFO(file->inode->mode))
        return -ESPIPE;
    bool known = advice >= POSIX_FADV_NORMAL && advice <= POSIX_FADV_NOREUSE;
    return known && (off_t)length >= 0 ? 0 : -EINVAL;
}
