/* Streams on memory: fmemopen and open_memstream. */
#include "stdio/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

struct memory {
    char *data;
    size_t len;  /* where the contents end */
    size_t size; /* of the buffer; a growing one has a NUL behind it */
    size_t pos;
    int owned;
    int append;
    char **out_data; /* of open_memstream */
    size_t *out_len;
};

static ssize_t mem_read(FILE *f, void *buf, size_t len)
{
    struct memory *m = f->cookie;
    size_t left = m->pos < m->len ? m->len - m->pos : 0;

    if (len > left)
        len = left;
    memcpy(buf, m->data + m->pos, len);
    m->pos += len;
    return (ssize_t)len;
}

static ssize_t mem_write(FILE *f, const void *buf, size_t len)
{
    struct memory *m = f->cookie;

    if (m->append)
        m->pos = m->len;
    if (m->pos >= m->size) {
        errno = ENOSPC;
        return -1;
    }
    if (len > m->size - m->pos)
        len = m->size - m->pos;
    memcpy(m->data + m->pos, buf, len);
    m->pos += len;
    if (m->pos > m->len) {
        m->len = m->pos;
        if (m->len < m->size)
            m->data[m->len] = '\0';
    }
    return (ssize_t)len;
}

static off_t mem_seek(FILE *f, off_t offset, int whence)
{
    struct memory *m = f->cookie;
    off_t base = whence == SEEK_SET ? 0 : (off_t)(whence == SEEK_CUR ? m->pos : m->len);

    if (offset < -base || (!m->out_data && offset + base > (off_t)m->size)) {
        errno = EINVAL;
        return -1;
    }
    m->pos = (size_t)(base + offset);
    return base + offset;
}

static int mem_close(FILE *f)
{
    struct memory *m = f->cookie;

    if (m->owned)
        free(m->data);
    free(m);
    return 0;
}

static const struct file_ops mem_ops = { mem_read, mem_write, mem_seek, mem_close };

FILE *fmemopen(void *restrict buf, size_t size, const char *restrict mode)
{
    int flags = __file_mode(mode);
    struct memory *m;
    FILE *f;

    if (flags < 0)
        return NULL;
    m = calloc(1, sizeof *m);
    if (!m)
        return NULL;
    m->data = buf ? buf : calloc(1, size ? size : 1);
    m->owned = !buf;
    m->size = size;
    m->append = (flags & O_APPEND) != 0;
    if (m->data && (flags & O_TRUNC) && size)
        m->data[0] = '\0';
    else if (m->data && buf)
        m->len = *mode == 'r' ? size : strnlen(buf, size);
    f = m->data ? __file_new(-1, flags, &mem_ops, m) : NULL;
    if (!f) {
        if (m->owned)
            free(m->data);
        free(m);
        return NULL;
    }
    if (m->append)
        m->pos = m->len;
    return f;
}

static ssize_t grow_write(FILE *f, const void *buf, size_t len)
{
    struct memory *m = f->cookie;
    size_t need = m->pos + len;

    if (need > m->size) {
        size_t size = need > m->size * 2 ? need : m->size * 2;
        char *data = realloc(m->data, size + 1);

        if (!data)
            return -1;
        memset(data + m->len, 0, size + 1 - m->len);
        m->data = data;
        m->size = size;
    }
    memcpy(m->data + m->pos, buf, len);
    m->pos = need;
    if (need > m->len)
        m->len = need;
    *m->out_data = m->data;
    *m->out_len = m->pos < m->len ? m->pos : m->len;
    return (ssize_t)len;
}

static const struct file_ops grow_ops = { NULL, grow_write, mem_seek, mem_close };

FILE *open_memstream(char **data, size_t *len)
{
    struct memory *m = calloc(1, sizeof *m);
    FILE *f;

    if (!m)
        return NULL;
    m->data = calloc(1, 1);
    m->out_data = data;
    m->out_len = len;
    f = m->data ? __file_new(-1, O_WRONLY, &grow_ops, m) : NULL;
    if (!f) {
        free(m->data);
        free(m);
        return NULL;
    }
    *data = m->data;
    *len = 0;
    return f;
}
