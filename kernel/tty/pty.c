/*
 * Pseudoterminals (pty(7)): opening /dev/ptmx makes a terminal, /dev/pts/N, whose device is the
 * master's file. What the master writes is the terminal's input; what programs write goes to a
 * ring that the master reads. DIFFERS: there is no packet mode (TIOCPKT).
 *
 * A pty is open (both sides live), dead (the master closed: the terminal hung up, /dev/pts/N is
 * gone), and freed with the terminal's last reference.
 */
#include "abi/errno.h"
#include "abi/poll.h"
#include "abi/signal.h"
#include "arch/usercopy.h"
#include "fs/inode.h"
#include "lib/printf.h"
#include "mm/kmalloc.h"
#include "task/process.h"
#include "task/sched/sched.h"
#include "task/task.h"
#include "tty/tty.h"

#define PTMX_MAJOR 5
#define PTMX_MINOR 2
#define PTS_MAJOR  136
#define PTY_MAX    256
#define RING_SIZE  65536
#define CHUNK      256
#define TTY_GROUP  5 /* the group that owns terminals, for write(1) */

struct pty {
    struct tty tty; /* the terminal; the master holds a reference */
    unsigned number;
    bool locked;     /* until TIOCSPTLCK: the terminal cannot be opened */
    bool was_opened; /* the terminal, once: only then does its last close end the master's reads */
    bool master_async;
    struct file *master;
    struct ring { /* indices are free-running */
        uint8_t *bytes;
        uint32_t head, tail;
    } output, backlog; /* to the master; what it wrote while the terminal's input was full */
    struct waitq master_readers, master_writers;
};

static struct pty *ptys[PTY_MAX];

static struct pty *pty_of(struct tty *tty)
{
    return container_of(tty, struct pty, tty);
}

static void wake_master(struct pty *pty)
{
    waitq_wake_all(&pty->master_readers);
    if (pty->master_async)
        file_send_sigio(pty->master, POLL_IN);
}

/* ---- Rings ----------------------------------------------------------------------------------- */

static size_t ring_used(const struct ring *ring)
{
    return ring->head - ring->tail;
}

static size_t ring_room(const struct ring *ring)
{
    return RING_SIZE - ring_used(ring);
}

static void ring_put(struct ring *ring, const uint8_t *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        ring->bytes[ring->head++ % RING_SIZE] = bytes[i];
}

/* The first bytes that lie together; returns how many. */
static size_t ring_peek(const struct ring *ring, const uint8_t **bytes)
{
    size_t start = ring->tail % RING_SIZE;

    *bytes = ring->bytes + start;
    return MIN(ring_used(ring), RING_SIZE - start);
}

static void ring_clear(struct ring *ring)
{
    ring->head = ring->tail = 0;
}

/* ---- The terminal's driver ------------------------------------------------------------------- */

static size_t pty_room(struct tty *tty)
{
    return ring_room(&pty_of(tty)->output);
}

static void pty_put(struct tty *tty, const uint8_t *bytes, size_t n)
{
    ring_put(&pty_of(tty)->output, bytes, n);
    wake_master(pty_of(tty));
}

static void pty_discard(struct tty *tty)
{
    ring_clear(&pty_of(tty)->output);
    tty_wake_writers(tty);
}

/* The terminal's input has room again. */
static void pty_drained(struct tty *tty)
{
    struct pty *pty = pty_of(tty);
    size_t room;

    while (ring_used(&pty->backlog) > 0 && (room = ldisc_room(&tty->ldisc)) > 0) {
        const uint8_t *bytes;
        size_t count = ring_peek(&pty->backlog, &bytes);

        count = MIN(count, room);
        pty->backlog.tail += count;
        ldisc_input(&tty->ldisc, bytes, count);
    }
    waitq_wake_all(&pty->master_writers);
}

static void pty_last_close(struct tty *tty)
{
    waitq_wake_all(&pty_of(tty)->master_readers);
}

static void pty_fix_termios(struct k_termios *termios)
{
    termios->c_cflag = (termios->c_cflag & ~(CSIZE | PARENB)) | CS8 | CREAD;
}

static void pty_release(struct tty *tty)
{
    struct pty *pty = pty_of(tty);

    vfree(pty->output.bytes);
    vfree(pty->backlog.bytes);
    kfree(pty);
}

static const struct tty_driver pty_driver = {
    .survives_leader = true,
    .room = pty_room,
    .put = pty_put,
    .discard = pty_discard,
    .drained = pty_drained,
    .last_close = pty_last_close,
    .fix_termios = pty_fix_termios,
    .release = pty_release,
};

/* ---- /dev/pts/N ------------------------------------------------------------------------------ */

static int pty_open_terminal(struct pty *pty, struct file *file)
{
    int error;

    if (pty->locked)
        return -EIO;
    error = tty_open(&pty->tty, file, false);
    if (error)
        return error;
    pty->was_opened = true;
    tty_offer_controlling(&pty->tty, file);
    return 0;
}

static int pts_open(struct inode *inode, struct file *file)
{
    unsigned number = ABI_MINOR(inode->rdev);

    if (number >= PTY_MAX || !ptys[number])
        return -EIO;
    return pty_open_terminal(ptys[number], file);
}

static const struct file_ops pts_ops = { .open = pts_open };

/* ---- The master ------------------------------------------------------------------------------ */

/* Nobody has the terminal open any more. */
static bool terminal_closed(const struct pty *pty)
{
    return pty->was_opened && pty->tty.open_count == 0;
}

static bool master_readable(void *argument)
{
    struct pty *pty = argument;

    return ring_used(&pty->output) > 0 || terminal_closed(pty);
}

static ssize_t master_read(struct file *file, struct uio *uio, off_t *position)
{
    struct pty *pty = file->private;
    size_t done = 0;
    int error;

    (void)position;
    if (uio->remaining == 0)
        return 0;
    if (!master_readable(pty) && (file->flags & O_NONBLOCK))
        return -EAGAIN;
    error = waitq_wait(&pty->master_readers, master_readable, pty, WAIT_INTERRUPTIBLE);
    if (error)
        return error;
    if (ring_used(&pty->output) == 0)
        return -EIO;
    while (uio->remaining > 0 && ring_used(&pty->output) > 0) {
        const uint8_t *bytes;
        size_t wanted = MIN(ring_peek(&pty->output, &bytes), uio->remaining);
        size_t moved = uio_write(uio, bytes, wanted);

        pty->output.tail += moved;
        done += moved;
        if (moved < wanted)
            break;
    }
    ldisc_push(&pty->tty.ldisc);
    tty_wake_writers(&pty->tty);
    return done > 0 ? (ssize_t)done : -EFAULT;
}

/* How much the master may write: into the terminal's input, or behind what waits for room there. */
static size_t master_room(struct pty *pty)
{
    size_t room = ring_used(&pty->backlog) ? 0 : ldisc_room(&pty->tty.ldisc);

    if (room > 0)
        return room;
    if (!pty->backlog.bytes)
        pty->backlog.bytes = vmalloc(RING_SIZE);
    return pty->backlog.bytes ? ring_room(&pty->backlog) : 0;
}

static bool master_writable(void *argument)
{
    return master_room(argument) > 0;
}

/* n is within master_room(). */
static void master_give(struct pty *pty, const uint8_t *bytes, size_t n)
{
    if (ring_used(&pty->backlog) == 0 && ldisc_room(&pty->tty.ldisc) > 0)
        ldisc_input(&pty->tty.ldisc, bytes, n);
    else
        ring_put(&pty->backlog, bytes, n);
}

static ssize_t master_write(struct file *file, struct uio *uio, off_t *position)
{
    struct pty *pty = file->private;
    uint8_t bytes[CHUNK];
    size_t done = 0;
    int error = 0;

    (void)position;
    while (uio->remaining > 0) {
        size_t wanted = MIN(MIN(master_room(pty), sizeof(bytes)), uio->remaining), taken;

        if (wanted == 0) {
            error = -EAGAIN;
            if (!(file->flags & O_NONBLOCK))
                error = waitq_wait(&pty->master_writers, master_writable, pty, WAIT_INTERRUPTIBLE);
            if (error)
                break;
            continue;
        }
        taken = uio_read(uio, bytes, wanted);
        master_give(pty, bytes, taken);
        done += taken;
        if (taken < wanted) {
            error = -EFAULT;
            break;
        }
    }
    return done > 0 ? (ssize_t)done : error;
}

static unsigned master_poll(struct file *file, struct poll_table *table)
{
    struct pty *pty = file->private;
    unsigned events = 0;

    poll_wait(table, &pty->master_readers);
    poll_wait(table, &pty->master_writers);
    if (ring_used(&pty->output) > 0)
        events |= POLLIN | POLLRDNORM;
    if (terminal_closed(pty))
        events |= POLLHUP;
    if (master_writable(pty))
        events |= POLLOUT | POLLWRNORM;
    return events;
}

/* TIOCGPTPEER: the terminal by a new descriptor. */
static long open_peer(struct pty *pty, int flags)
{
    struct file *file;
    char path[24];
    int result;

    if (flags & ~(O_ACCMODE | O_NOCTTY | O_NONBLOCK | O_CLOEXEC))
        return -EINVAL;
    snprintf(path, sizeof(path), "/dev/pts/%u", pty->number);
    result = file_open(path, flags & ~O_CLOEXEC, 0, &file);
    if (result)
        return result;
    return fd_install(file, 0, flags & O_CLOEXEC);
}

static long set_lock(struct pty *pty, const int __user *argument)
{
    int locked;

    if (get_user(locked, argument))
        return -EFAULT;
    pty->locked = locked;
    return 0;
}

/* TIOCSIG: a signal to the foreground group. */
static long send_signal(struct pty *pty, unsigned long signal)
{
    if (signal != SIGINT && signal != SIGQUIT && signal != SIGTSTP)
        return -EINVAL;
    tty_signal_foreground(&pty->tty, (int)signal);
    return 0;
}

static long master_ioctl(struct file *file, unsigned command, unsigned long argument)
{
    struct pty *pty = file->private;
    int __user *out = (int __user *)argument;
    int value;

    switch (command) {
    case TIOCGPTN: value = (int)pty->number; return put_user(value, out);
    case TIOCSPTLCK: return set_lock(pty, out);
    case TIOCGPTLCK: value = pty->locked; return put_user(value, out);
    case TIOCGPTPEER: return open_peer(pty, (int)argument);
    case TIOCSIG: return send_signal(pty, argument);
    case FIONREAD: value = (int)ring_used(&pty->output); return put_user(value, out);
    default: return tty_ioctl(&pty->tty, file, true, command, argument);
    }
}

static void master_release(struct file *file)
{
    struct pty *pty = file->private;

    chrdev_unregister(PTS_MAJOR, pty->number);
    ptys[pty->number] = NULL;
    pty->master = NULL;
    pty->tty.master_closed = true;
    tty_hangup(&pty->tty);
    tty_put(&pty->tty);
}

static int master_fasync(struct file *file, bool on)
{
    struct pty *pty = file->private;

    pty->master_async = on;
    if (on && file->owner.id == 0) {
        file->owner.type = F_OWNER_PID;
        file->owner.id = current_process()->pid;
        file->owner.uid = current->cred.uid;
        file->owner.euid = current->cred.euid;
    }
    return 0;
}

static const struct file_ops master_ops = {
    .read = master_read,
    .write = master_write,
    .poll = master_poll,
    .ioctl = master_ioctl,
    .release = master_release,
    .fasync = master_fasync,
};

/* ---- /dev/ptmx ------------------------------------------------------------------------------- */

static int pty_create(struct pty **out)
{
    struct pty *pty;
    unsigned number = 0;

    while (number < PTY_MAX && ptys[number])
        number++;
    if (number == PTY_MAX)
        return -ENOSPC;
    pty = kzalloc(sizeof(*pty));
    if (!pty)
        return -ENOMEM;
    pty->output.bytes = vmalloc(RING_SIZE);
    if (!pty->output.bytes) {
        kfree(pty);
        return -ENOMEM;
    }
    pty->number = number;
    pty->locked = true;
    waitq_init(&pty->master_readers);
    waitq_init(&pty->master_writers);
    tty_setup(&pty->tty, &pty_driver, ABI_MAKEDEV(PTS_MAJOR, number));
    pty->tty.ldisc.termios.c_cflag &= ~HUPCL;
    *out = pty;
    return 0;
}

static int ptmx_open(struct inode *inode, struct file *file)
{
    struct pty *pty;
    char name[16];
    int error = pty_create(&pty);

    (void)inode;
    if (error)
        return error;
    snprintf(name, sizeof(name), "pts/%u", pty->number);
    error = chrdev_register_owned(PTS_MAJOR, pty->number, name, 0620, current->cred.fsuid,
                                  TTY_GROUP, &pts_ops);
    if (error) {
        tty_put(&pty->tty);
        return error;
    }
    ptys[pty->number] = pty;
    pty->master = file;
    file->private = pty;
    file->ops = &master_ops;
    return 0;
}

static const struct file_ops ptmx_ops = { .open = ptmx_open };

void pty_init(void)
{
    chrdev_register(PTMX_MAJOR, PTMX_MINOR, "ptmx", 0666, &ptmx_ops);
}
