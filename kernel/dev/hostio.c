/*
 * The host link: a parser of the frames that come in, a ring for standard input (when it is full,
 * reception stops and the host waits), and the character devices.
 * Entry point: hostio_init.
 */
#include "dev/hostio.h"

#include "abi/errno.h"
#include "abi/poll.h"
#include "dev/serial.h"
#include "fs/file.h"
#include "fs/inode.h"
#include "lib/string.h"
#include "mm/kmalloc.h"
#include "task/sched/sched.h"

#define HOSTIO_MAJOR 240 /* devices.txt: local use */
#define RING_SIZE    65536
#define HEADER_SIZE  3

static struct hostio {
    uint8_t *ring;
    uint32_t head, tail; /* free-running */
    bool end_of_file;    /* nothing comes after what the ring holds */
    struct waitq readers;
    uint8_t header[HEADER_SIZE];
    unsigned header_filled;
    unsigned left; /* data bytes still to come of the frame under way */
} hostio;

/* ---- Input ----------------------------------------------------------------------------------- */

static size_t hostio_room(void)
{
    return RING_SIZE - (hostio.head - hostio.tail);
}

static void hostio_end_header(void)
{
    hostio.header_filled = 0;
    hostio.left = hostio.header[1] | hostio.header[2] << 8;
    if (hostio.header[0] == HOSTIO_STDIN && hostio.left == 0)
        hostio.end_of_file = true;
}

/* Data for channels that the guest does not read is skipped. */
static void hostio_take_byte(uint8_t byte)
{
    if (hostio.left == 0) {
        hostio.header[hostio.header_filled++] = byte;
        if (hostio.header_filled == HEADER_SIZE)
            hostio_end_header();
        return;
    }
    hostio.left--;
    if (hostio.header[0] == HOSTIO_STDIN && !hostio.end_of_file)
        hostio.ring[hostio.head++ % RING_SIZE] = byte;
}

static void hostio_receive(const uint8_t *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        hostio_take_byte(bytes[i]);
    waitq_wake_all(&hostio.readers);
}

static const struct serial_listener hostio_listener = { hostio_room, hostio_receive };

static bool hostio_readable(void *unused)
{
    (void)unused;
    return hostio.head != hostio.tail || hostio.end_of_file;
}

static ssize_t vmin_read(struct file *file, struct uio *uio, off_t *position)
{
    size_t done = 0;
    int error;

    (void)position;
    if (uio->remaining == 0)
        return 0;
    if (!hostio_readable(NULL) && (file->flags & O_NONBLOCK))
        return -EAGAIN;
    error = waitq_wait(&hostio.readers, hostio_readable, NULL, WAIT_INTERRUPTIBLE);
    if (error)
        return error;
    while (uio->remaining > 0 && hostio.head != hostio.tail) {
        size_t start = hostio.tail % RING_SIZE;
        size_t chunk = MIN((size_t)(hostio.head - hostio.tail), RING_SIZE - start);
        size_t wanted = MIN(chunk, uio->remaining);
        size_t moved = uio_write(uio, hostio.ring + start, wanted);

        hostio.tail += moved;
        done += moved;
        if (moved < wanted)
            break;
    }
    serial_resume(SERIAL_COM2);
    return done == 0 && hostio.head != hostio.tail ? -EFAULT : (ssize_t)done;
}

static unsigned vmin_poll(struct file *file, struct poll_table *table)
{
    (void)file;
    poll_wait(table, &hostio.readers);
    return hostio_readable(NULL) ? POLLIN | POLLRDNORM : 0;
}

/* ---- Output ---------------------------------------------------------------------------------- */

static void hostio_send_frame(enum hostio_channel channel, const void *bytes, size_t n)
{
    uint8_t header[HEADER_SIZE] = { channel, n & 0xff, n >> 8 };

    serial_put(SERIAL_COM2, header, sizeof(header));
    serial_put(SERIAL_COM2, bytes, n);
}

/* The device's minor number is its channel. */
static ssize_t vmout_write(struct file *file, struct uio *uio, off_t *position)
{
    static uint8_t buffer[HOSTIO_FRAME_MAX]; /* one frame at a time: no preemption in between */
    size_t done = 0;

    (void)position;
    while (uio->remaining > 0) {
        size_t wanted = MIN(uio->remaining, sizeof(buffer));
        size_t moved = uio_read(uio, buffer, wanted);

        if (moved > 0)
            hostio_send_frame(ABI_MINOR(file->inode->rdev), buffer, moved);
        done += moved;
        if (moved < wanted)
            return done > 0 ? (ssize_t)done : -EFAULT;
        if (uio->remaining > 0 && sched_point())
            break;
    }
    return (ssize_t)done;
}

static const struct file_ops vmin_ops = { .read = vmin_read, .poll = vmin_poll };
static const struct file_ops vmout_ops = { .write = vmout_write };

void hostio_init(void)
{
    waitq_init(&hostio.readers);
    hostio.ring = vmalloc(RING_SIZE);
    if (!hostio.ring)
        return;
    chrdev_register(HOSTIO_MAJOR, HOSTIO_STDIN, "vmin", 0666, &vmin_ops);
    chrdev_register(HOSTIO_MAJOR, HOSTIO_STDOUT, "vmout", 0666, &vmout_ops);
    chrdev_register(HOSTIO_MAJOR, HOSTIO_STDERR, "vmerr", 0666, &vmout_ops);
    chrdev_register(HOSTIO_MAJOR, HOSTIO_CONTROL, "vmctl", 0600, &vmout_ops);
    chrdev_register(HOSTIO_MAJOR, HOSTIO_FILE, "vmfile", 0600, &vmout_ops);
    serial_listen(SERIAL_COM2, &hostio_listener);
}
