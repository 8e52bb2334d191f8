/*
 * file.c — opening and closing streams, the three standard ones, and what exit() does with them.
 */
#include "stdio/file.h"

#include "internal/lock.h"
#include "internal/start.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static FILE file_stdin = { .fd = 0, .flags = F_CAN_READ | F_STATIC, .ops = &__file_fd_ops };
static FILE file_stdout = { .fd = 1, .flags = F_CAN_WRITE | F_STATIC, .ops = &__file_fd_ops };
static FILE file_stderr = {
    .fd = 2, .flags = F_CAN_WRITE | F_STATIC, .mode = _IONBF, .ops = &__file_fd_ops
};

FILE *const __stdin = &file_stdin;
FILE *const __stdout = &file_stdout;
FILE *const __stderr = &file_stderr;

/* Streams that were opened; the three above are not in it. */
static FILE *open_files;
static int list_lock;

FILE *__file_list_lock(void)
{
    __lock(&list_lock);
    return open_files;
}

void __file_list_unlock(void)
{
    __unlock(&list_lock);
}

int __file_mode(const char *mode)
{
    int flags;

    switch (*mode) {
    case 'r': flags = O_RDONLY; break;
    case 'w': flags = O_WRONLY | O_CREAT | O_TRUNC; break;
    case 'a': flags = O_WRONLY | O_CREAT | O_APPEND; break;
    default: errno = EINVAL; return -1;
    }
    if (strchr(mode, '+'))
        flags = (flags & ~O_ACCMODE) | O_RDWR;
    if (strchr(mode, 'x'))
        flags |= O_EXCL;
    if (strchr(mode, 'e'))
        flags |= O_CLOEXEC;
    return flags;
}

static unsigned int rights(int open_flags)
{
    unsigned int flags = open_flags & O_APPEND ? F_APPEND : 0;

    switch (open_flags & O_ACCMODE) {
    case O_RDONLY: return flags | F_CAN_READ;
    case O_WRONLY: return flags | F_CAN_WRITE;
    default: return flags | F_CAN_READ | F_CAN_WRITE;
    }
}

FILE *__file_new(int fd, int open_flags, const struct file_ops *ops, void *cookie)
{
    FILE *f = calloc(1, sizeof *f);

    if (!f)
        return NULL;
    f->fd = fd;
    f->flags = rights(open_flags);
    f->ops = ops;
    f->cookie = cookie;
    __lock(&list_lock);
    f->next = open_files;
    if (open_files)
        open_files->prev = f;
    open_files = f;
    __unlock(&list_lock);
    return f;
}

static void list_remove(FILE *f)
{
    __lock(&list_lock);
    if (f->next)
        f->next->prev = f->prev;
    if (f->prev)
        f->prev->next = f->next;
    else
        open_files = f->next;
    __unlock(&list_lock);
}

FILE *fopen(const char *restrict path, const char *restrict mode)
{
    int flags = __file_mode(mode);
    int fd;
    FILE *f;

    if (flags < 0)
        return NULL;
    fd = open(path, flags, 0666);
    if (fd < 0)
        return NULL;
    f = __file_new(fd, flags, &__file_fd_ops, NULL);
    if (!f)
        close(fd);
    return f;
}

FILE *fdopen(int fd, const char *mode)
{
    int flags = __file_mode(mode);
    int have;

    if (flags < 0)
        return NULL;
    have = fcntl(fd, F_GETFL);
    if (have < 0)
        return NULL;
    if ((have & O_ACCMODE) != O_RDWR && (have & O_ACCMODE) != (flags & O_ACCMODE)) {
        errno = EINVAL;
        return NULL;
    }
    if ((flags & O_APPEND) && !(have & O_APPEND))
        fcntl(fd, F_SETFL, have | O_APPEND);
    if (flags & O_CLOEXEC)
        fcntl(fd, F_SETFD, FD_CLOEXEC);
    return __file_new(fd, flags, &__file_fd_ops, NULL);
}

/* Bring the stream to rest: nothing pending, nothing unread. */
static int settle(FILE *f)
{
    int ret = __file_flush(f);

    if (f->flags & F_READING)
        __file_sync_read(f);
    return ret;
}

static void drop_buffer(FILE *f)
{
    if (f->flags & F_OWN_BUF)
        free(f->buf - UNGET);
    f->buf = f->rpos = f->rend = f->wpos = NULL;
    f->size = 0;
}

int fclose(FILE *f)
{
    int ret;

    flockfile(f);
    ret = settle(f);
    if (f->ops->close && f->ops->close(f) < 0)
        ret = EOF;
    drop_buffer(f);
    f->fd = -1;
    f->flags &= F_STATIC;
    funlockfile(f);
    if (!(f->flags & F_STATIC)) {
        list_remove(f);
        free(f);
    }
    return ret;
}

int fcloseall(void)
{
    return fflush(NULL);
}

/* With a path: the file behind the stream is another one. Without: only its mode changes. */
FILE *freopen(const char *restrict path, const char *restrict mode, FILE *restrict f)
{
    int flags = __file_mode(mode);
    int fd;

    flockfile(f);
    settle(f);
    if (flags < 0)
        goto fail;
    if (path) {
        fd = open(path, flags, 0666);
        if (fd < 0)
            goto fail;
        if (f->fd >= 0 && fd != f->fd) {
            int moved = dup3(fd, f->fd, flags & O_CLOEXEC);

            close(fd);
            if (moved < 0)
                goto fail;
            fd = moved;
        }
        f->fd = fd;
    } else {
        int have = fcntl(f->fd, F_GETFL);

        if (have < 0 || fcntl(f->fd, F_SETFL, (have & ~O_APPEND) | (flags & O_APPEND)) < 0)
            goto fail;
    }
    drop_buffer(f);
    f->flags = (f->flags & F_STATIC) | rights(flags);
    f->ops = &__file_fd_ops;
    if (f != stderr)
        f->mode = _IOFBF;
    funlockfile(f);
    return f;
fail:
    funlockfile(f);
    fclose(f);
    return NULL;
}

static int flush_one(FILE *f)
{
    int ret;

    flockfile(f);
    ret = settle(f);
    funlockfile(f);
    return ret;
}

int fflush(FILE *f)
{
    int ret = 0;

    if (f)
        return flush_one(f);
    ret |= flush_one(stdout);
    ret |= flush_one(stderr);
    for (f = __file_list_lock(); f; f = f->next) {
        if (f->flags & F_WRITING)
            ret |= flush_one(f);
    }
    __file_list_unlock();
    return ret;
}

static void exit_one(FILE *f)
{
    if (ftrylockfile(f))
        return;
    settle(f);
    funlockfile(f);
}

void __stdio_exit(void)
{
    for (FILE *f = __file_list_lock(); f; f = f->next)
        exit_one(f);
    exit_one(stdin);
    exit_one(stdout);
    exit_one(stderr);
}
