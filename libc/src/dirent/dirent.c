/* Directories as streams. */
#include "internal/lock.h"
#include "internal/syscall.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct __dir {
    int fd;
    int lock;
    off_t pos;   /* of the next record */
    size_t next; /* offset in buf */
    size_t len;
    char buf[4096] __attribute__((aligned(8)));
};

_Static_assert(offsetof(struct dirent, d_name) == offsetof(struct linux_dirent64, d_name),
               "dirent");

static DIR *dir_new(int fd)
{
    DIR *dir = calloc(1, sizeof *dir);

    if (dir)
        dir->fd = fd;
    return dir;
}

DIR *fdopendir(int fd)
{
    struct stat st;

    if (fstat(fd, &st) < 0)
        return NULL;
    if (!S_ISDIR(st.st_mode)) {
        errno = ENOTDIR;
        return NULL;
    }
    fcntl(fd, F_SETFD, FD_CLOEXEC);
    return dir_new(fd);
}

DIR *opendir(const char *path)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *dir;

    if (fd < 0)
        return NULL;
    dir = dir_new(fd);
    if (!dir)
        close(fd);
    return dir;
}

int closedir(DIR *dir)
{
    int ret = close(dir->fd);

    free(dir);
    return ret;
}

int dirfd(DIR *dir)
{
    return dir->fd;
}

ssize_t getdents64(int fd, void *buf, size_t size)
{
    return SYSCALL(getdents64, fd, buf, size);
}

/* The next record, or NULL at the end (errno unchanged) and on an error. */
static struct dirent *next_record(DIR *dir)
{
    struct dirent *entry;
    long len;

    if (dir->next >= dir->len) {
        len = RAW(getdents64, dir->fd, dir->buf, sizeof dir->buf);
        dir->next = dir->len = 0;
        /* ENOENT: the directory was removed while it was read; that is its end. */
        if (len < 0 && len != -ENOENT)
            errno = (int)-len;
        if (len <= 0)
            return NULL;
        dir->len = (size_t)len;
    }
    entry = (struct dirent *)(dir->buf + dir->next);
    dir->next += entry->d_reclen;
    dir->pos = entry->d_off;
    return entry;
}

struct dirent *readdir(DIR *dir)
{
    struct dirent *entry;

    __lock(&dir->lock);
    entry = next_record(dir);
    __unlock(&dir->lock);
    return entry;
}

int readdir_r(DIR *restrict dir, struct dirent *restrict entry, struct dirent **restrict result)
{
    int saved = errno;
    struct dirent *next;
    int err;

    errno = 0;
    __lock(&dir->lock);
    next = next_record(dir);
    if (next)
        memcpy(entry, next, next->d_reclen);
    __unlock(&dir->lock);
    err = errno;
    errno = saved;
    *result = next ? entry : NULL;
    return err;
}

void seekdir(DIR *dir, long pos)
{
    __lock(&dir->lock);
    dir->pos = lseek(dir->fd, pos, SEEK_SET);
    dir->next = dir->len = 0;
    __unlock(&dir->lock);
}

void rewinddir(DIR *dir)
{
    seekdir(dir, 0);
}

long telldir(DIR *dir)
{
    return dir->pos;
}
