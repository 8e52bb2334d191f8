/*
 * buffer.c — moving bytes between a stream's buffer and its descriptor.
 */
#include "stdio/file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static ssize_t fd_read(FILE *f, void *buf, size_t len)
{
    return read(f->fd, buf, len);
}

static ssize_t fd_write(FILE *f, const void *buf, size_t len)
{
    return write(f->fd, buf, len);
}

static off_t fd_seek(FILE *f, off_t offset, int whence)
{
    return lseek(f->fd, offset, whence);
}

static int fd_close(FILE *f)
{
    return close(f->fd);
}

const struct file_ops __file_fd_ops = { fd_read, fd_write, fd_seek, fd_close };

void __file_prepare(FILE *f)
{
    int saved = errno;

    if (!(f->flags & F_MODE_SET)) {
        f->flags |= F_MODE_SET;
        if (f->fd >= 0 && f->mode == _IOFBF && isatty(f->fd))
            f->mode = _IOLBF;
    }
    errno = saved;
    if (f->buf)
        return;
    f->size = f->mode == _IONBF ? 1 : BUFSIZ;
    f->buf = malloc(UNGET + f->size);
    if (f->buf) {
        f->flags |= F_OWN_BUF;
    } else {
        static unsigned char spare[UNGET + 1];

        f->buf = spare;
        f->size = 1;
    }
    f->buf += UNGET;
    f->rpos = f->rend = f->wpos = f->buf;
}

int __file_flush(FILE *f)
{
    unsigned char *p = f->buf;

    if (!(f->flags & F_WRITING))
        return 0;
    while (p < f->wpos) {
        ssize_t n = f->ops->write(f, p, (size_t)(f->wpos - p));

        if (n < 0) {
            f->flags |= F_ERROR;
            memmove(f->buf, p, (size_t)(f->wpos - p));
            f->wpos = f->buf + (f->wpos - p);
            return EOF;
        }
        p += n;
    }
    f->wpos = f->buf;
    return 0;
}

void __file_sync_read(FILE *f)
{
    int saved = errno;

    if ((f->flags & F_READING) && f->rpos != f->rend && f->ops->seek)
        f->ops->seek(f, f->rpos - f->rend, SEEK_CUR);
    errno = saved;
    f->rpos = f->rend = f->buf;
    f->flags &= ~F_READING;
}

static int start_read(FILE *f)
{
    if (!(f->flags & F_CAN_READ)) {
        errno = EBADF;
        f->flags |= F_ERROR;
        return EOF;
    }
    __file_prepare(f);
    if (f->flags & F_WRITING) {
        if (__file_flush(f))
            return EOF;
        f->flags &= ~F_WRITING;
    }
    f->flags |= F_READING;
    return 0;
}

/* A prompt is seen before input is awaited: line-buffered output goes out first (C11 7.21.3). */
static void flush_prompt(FILE *f)
{
    if (f->mode != _IOFBF && stdout != f && stdout->mode == _IOLBF && !ftrylockfile(stdout)) {
        __file_flush(stdout);
        funlockfile(stdout);
    }
}

static ssize_t read_some(FILE *f, void *buf, size_t len)
{
    ssize_t n;

    flush_prompt(f);
    n = f->ops->read ? f->ops->read(f, buf, len) : 0;
    if (n <= 0)
        f->flags |= n == 0 ? F_EOF : F_ERROR;
    return n;
}

int __file_fill(FILE *f)
{
    ssize_t n;

    if (start_read(f))
        return EOF;
    if (f->rpos < f->rend)
        return 0;
    n = read_some(f, f->buf, f->size);
    f->rpos = f->rend = f->buf;
    if (n <= 0)
        return EOF;
    f->rend += n;
    return 0;
}

size_t __file_length(size_t size, size_t count)
{
    size_t len;

    if (!__builtin_mul_overflow(size, count, &len))
        return len;
    errno = EOVERFLOW;
    return 0;
}

size_t __file_read(FILE *f, void *data, size_t len)
{
    unsigned char *out = data;
    size_t left = len;

    while (left) {
        size_t have = (size_t)(f->rend - f->rpos);

        if (have && (f->flags & F_READING)) {
            if (have > left)
                have = left;
            out = mempcpy(out, f->rpos, have);
            f->rpos += have;
            left -= have;
            continue;
        }
        if (left < BUFSIZ || f->mode == _IONBF) {
            if (__file_fill(f))
                break;
        } else {
            ssize_t n = start_read(f) ? -1 : read_some(f, out, left);

            if (n <= 0)
                break;
            out += n;
            left -= (size_t)n;
        }
    }
    return len - left;
}

int __file_start_write(FILE *f)
{
    if (f->flags & F_WRITING)
        return 0;
    if (!(f->flags & F_CAN_WRITE)) {
        errno = EBADF;
        f->flags |= F_ERROR;
        return EOF;
    }
    __file_prepare(f);
    __file_sync_read(f);
    f->wpos = f->buf;
    f->flags |= F_WRITING;
    return 0;
}

/* Write past the buffer, for what is larger than it. */
static size_t write_through(FILE *f, const unsigned char *data, size_t len)
{
    size_t done = 0;

    while (done < len) {
        ssize_t n = f->ops->write(f, data + done, len - done);

        if (n < 0) {
            f->flags |= F_ERROR;
            break;
        }
        done += (size_t)n;
    }
    return done;
}

size_t __file_write(FILE *f, const void *data, size_t len)
{
    size_t room;

    if (len == 0 || __file_start_write(f))
        return 0;
    room = (size_t)(f->buf + f->size - f->wpos);
    if (len > room && __file_flush(f))
        return 0;
    if (len >= f->size)
        return write_through(f, data, len);
    f->wpos = mempcpy(f->wpos, data, len);
    if (f->mode == _IONBF || (f->mode == _IOLBF && memrchr(data, '\n', len))) {
        if (__file_flush(f))
            return 0;
    }
    return len;
}
