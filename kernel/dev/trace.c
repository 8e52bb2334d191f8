/*
 * /dev/trace: the trace as text, a line an event (debug/trace.h). Each opener reads from a position
 * of its own, at first the oldest event held; lseek(0, SEEK_END) goes behind the newest. A read
 * waits for the next event. Events that were overwritten before they were read are counted in a
 * line "lost N". Entry point: trace_device_init.
 */
#include "dev/trace.h"

#include "abi/errno.h"
#include "abi/poll.h"
#include "debug/debug.h"
#include "debug/trace.h"
#include "fs/file.h"
#include "fs/inode.h"
#include "lib/printf.h"
#include "mm/kmalloc.h"

#define TRACE_MAJOR 240 /* devices.txt: local use */
#define TRACE_MINOR 16

/* One opener's position: a line under way, and the event behind it. */
struct reader {
    uint64_t next;
    size_t length, given; /* of line */
    char line[TRACE_LINE_MAX];
};

static bool is_ready(void *argument)
{
    const struct reader *reader = argument;

    return reader->given < reader->length || trace_next(reader->next);
}

/* Makes the next line of the reader. False: there is no event. */
static bool fetch(struct reader *reader)
{
    const struct trace_record *record = trace_next(reader->next);
    int length;

    if (!record)
        return false;
    if (record->sequence != reader->next) {
        length = scnprintf(reader->line, sizeof(reader->line), "lost %lu",
                           record->sequence - reader->next);
        reader->next = record->sequence;
    } else {
        length = trace_format(record, reader->line, sizeof(reader->line) - 1);
        reader->next++;
    }
    reader->line[length] = '\n';
    reader->length = (size_t)length + 1;
    reader->given = 0;
    return true;
}

static ssize_t trace_read(struct file *file, struct uio *uio, off_t *position)
{
    struct reader *reader = file->private;
    ssize_t done = 0;
    int error;

    (void)position;
    if (uio->remaining == 0)
        return 0;
    if (!is_ready(reader) && (file->flags & O_NONBLOCK))
        return -EAGAIN;
    error = waitq_wait(&trace_readers, is_ready, reader, WAIT_INTERRUPTIBLE);
    if (error)
        return error;
    while (uio->remaining > 0 && (reader->given < reader->length || fetch(reader))) {
        size_t wanted = MIN(reader->length - reader->given, uio->remaining);
        size_t moved = uio_write(uio, reader->line + reader->given, wanted);

        reader->given += moved;
        done += (ssize_t)moved;
        if (moved < wanted)
            return done > 0 ? done : -EFAULT;
    }
    return done;
}

static unsigned trace_poll(struct file *file, struct poll_table *table)
{
    poll_wait(table, &trace_readers);
    return is_ready(file->private) ? POLLIN | POLLRDNORM : 0;
}

static off_t trace_seek(struct file *file, off_t offset, int whence)
{
    struct reader *reader = file->private;
    const struct trace_record *oldest = trace_next(0);

    if (offset != 0 || (whence != SEEK_SET && whence != SEEK_END))
        return -EINVAL;
    reader->given = reader->length = 0;
    reader->next = whence == SEEK_SET && oldest ? oldest->sequence : trace_end();
    return 0;
}

static int trace_open(struct inode *inode, struct file *file)
{
    (void)inode;
    file->private = kzalloc(sizeof(struct reader));
    if (!file->private)
        return -ENOMEM;
    return (int)trace_seek(file, 0, SEEK_SET);
}

static void trace_release(struct file *file)
{
    kfree(file->private);
}

static const struct file_ops trace_ops = {
    .open = trace_open,
    .release = trace_release,
    .read = trace_read,
    .poll = trace_poll,
    .seek = trace_seek,
};

void trace_device_init(void)
{
    /* Whoever reads it sees all users' addresses and signals. */
    if (chrdev_register(TRACE_MAJOR, TRACE_MINOR, "trace", 0400, &trace_ops) != 0)
        fatal("no memory for /dev/trace");
}
