/*
 * mem_devices.c: the character devices of major 1, which have no hardware: mem(4), full(4),
 * random(4), and the kernel log at /dev/kmsg.
 */
#include "fs/ram/mem_devices.h"

#include "abi/errno.h"
#include "abi/poll.h"
#include "arch/arch.h"
#include "debug/debug.h"
#include "debug/log.h"
#include "fs/file.h"
#include "fs/inode.h"
#include "lib/string.h"
#include "task/sched/sched.h"

#define MEM_MAJOR 1

static ssize_t null_read(struct file *file, struct uio *uio, off_t *position)
{
    (void)file, (void)uio, (void)position;
    return 0;
}

static ssize_t null_write(struct file *file, struct uio *uio, off_t *position)
{
    (void)file, (void)position;
    ssize_t size = uio->remaining;
    uio->remaining = 0;
    return size;
}

static off_t null_seek(struct file *file, off_t offset, int whence)
{
    (void)offset, (void)whence;
    return file->position = 0;
}

/* Moves all of uio in pieces of at most `size` bytes; others may run, and signals end it, between
 * them. move returns how many bytes it could: less than asked for at a bad address. */
static ssize_t move_in_pieces(struct uio *uio, size_t size,
                              size_t (*move)(struct uio *uio, size_t size))
{
    ssize_t total = 0;
    while (uio->remaining > 0) {
        size_t piece = MIN(uio->remaining, size);
        size_t done = move(uio, piece);
        total += done;
        if (done < piece)
            return total > 0 ? total : -EFAULT;
        if (sched_point())
            break;
    }
    return total;
}

static ssize_t zero_read(struct file *file, struct uio *uio, off_t *position)
{
    (void)file, (void)position;
    return move_in_pieces(uio, 16 * PAGE_SIZE, uio_zero);
}

static ssize_t full_write(struct file *file, struct uio *uio, off_t *position)
{
    (void)file, (void)uio, (void)position;
    return -ENOSPC;
}

#define RANDOM_PIECE 256

static size_t give_random(struct uio *uio, size_t size)
{
    uint8_t bytes[RANDOM_PIECE];
    arch_random(bytes, size);
    return uio_write(uio, bytes, size);
}

/* random(4): what is written is mixed in; here there is no pool that it could make better. */
static size_t take_random(struct uio *uio, size_t size)
{
    uint8_t bytes[RANDOM_PIECE];
    return uio_read(uio, bytes, size);
}

static ssize_t random_read(struct file *file, struct uio *uio, off_t *position)
{
    (void)file, (void)position;
    return move_in_pieces(uio, RANDOM_PIECE, give_random);
}

static ssize_t random_write(struct file *file, struct uio *uio, off_t *position)
{
    (void)file, (void)position;
    return move_in_pieces(uio, RANDOM_PIECE, take_random);
}

/* ---- kmsg ------------------------------------------------------------------------------------ */

/* Gives log text as it stands, without Linux's record headers. DIFFERS: docs/differences.md. */
static ssize_t kmsg_read(struct file *file, struct uio *uio, off_t *position)
{
    char text[512];
    uint64_t at = *position;
    ssize_t total = 0;
    while (uio->remaining > 0) {
        uint64_t start = at;
        size_t got = log_read(&at, text, MIN(sizeof(text), uio->remaining));
        if (got == 0)
            break;
        size_t done = uio_write(uio, text, got);
        total += done;
        if (done < got) {
            at = start;
            break;
        }
    }
    *position = at;
    if (total == 0 && uio->remaining > 0)
        return file->flags & O_NONBLOCK ? -EAGAIN : 0;
    return total;
}

static ssize_t kmsg_write(struct file *file, struct uio *uio, off_t *position)
{
    char line[256];
    (void)file, (void)position;
    ssize_t size = uio->remaining;
    if (size > (ssize_t)sizeof(line) - 1)
        return -EINVAL;
    if (uio_read(uio, line, size) < (size_t)size)
        return -EFAULT;
    line[size] = '\0';
    if (size > 0 && line[size - 1] == '\n')
        line[size - 1] = '\0';
    klog("%s", line);
    return size;
}

static off_t kmsg_seek(struct file *file, off_t offset, int whence)
{
    char text[64];
    uint64_t at = 0;
    if (offset != 0 || (whence != SEEK_SET && whence != SEEK_END && whence != SEEK_DATA))
        return -EINVAL;
    while (whence == SEEK_END && log_read(&at, text, sizeof(text)) > 0)
        continue;
    file->position = at;
    return 0;
}

static const struct file_ops null_ops = { .read = null_read,
                                          .write = null_write,
                                          .seek = null_seek };
static const struct file_ops zero_ops = { .read = zero_read,
                                          .write = null_write,
                                          .seek = null_seek };
static const struct file_ops full_ops = { .read = zero_read,
                                          .write = full_write,
                                          .seek = null_seek };
static const struct file_ops random_ops = { .read = random_read,
                                            .write = random_write,
                                            .seek = null_seek };
static const struct file_ops kmsg_ops = { .read = kmsg_read,
                                          .write = kmsg_write,
                                          .seek = kmsg_seek };

void mem_devices_init(void)
{
    static const struct {
        unsigned minor;
        const char *name;
        mode_t mode;
        const struct file_ops *ops;
    } table[] = {
        { 3, "null", 0666, &null_ops },      { 5, "zero", 0666, &zero_ops },
        { 7, "full", 0666, &full_ops },      { 8, "random", 0666, &random_ops },
        { 9, "urandom", 0666, &random_ops }, { 11, "kmsg", 0644, &kmsg_ops },
    };
    for (unsigned i = 0; i < ARRAY_LENGTH(table); i++)
        if (chrdev_register(MEM_MAJOR, table[i].minor, table[i].name, table[i].mode, table[i].ops) <
            0)
            fatal("no memory for /dev/%s", table[i].name);
}
