/*
 * Terminals: opening and closing, reading and writing, polling.
 * Entry points: tty_file_ops, tty_open, tty_init.
 */
#include "tty/tty.h"

#include "abi/capability.h"
#include "abi/errno.h"
#include "abi/poll.h"
#include "abi/signal.h"
#include "fs/inode.h"
#include "mm/kmalloc.h"
#include "task/cred.h"
#include "task/ids.h"
#include "task/process.h"
#include "task/sched/sched.h"
#include "task/task.h"
#include "time/clock.h"

#define CHUNK      256  /* bytes moved at a time, on the stack */
#define WRITE_UNIT 2048 /* bytes that other writers do not interrupt, unless output is held up */
#define VTIME_UNIT (100 * NSEC_PER_MSEC)

/* ---- The line discipline's view -------------------------------------------------------------- */

static struct tty *tty_of_ldisc(struct ldisc *ldisc)
{
    return container_of(ldisc, struct tty, ldisc);
}

static size_t output_room(struct ldisc *ldisc)
{
    struct tty *tty = tty_of_ldisc(ldisc);

    return tty->driver->room(tty);
}

static void output_put(struct ldisc *ldisc, const uint8_t *bytes, size_t n)
{
    struct tty *tty = tty_of_ldisc(ldisc);

    tty->driver->put(tty, bytes, n);
}

static void output_discard(struct ldisc *ldisc)
{
    struct tty *tty = tty_of_ldisc(ldisc);

    if (tty->driver->discard)
        tty->driver->discard(tty);
}

static void output_flow(struct ldisc *ldisc, bool stopped)
{
    if (!stopped)
        tty_wake_writers(tty_of_ldisc(ldisc));
}

static void input_signal(struct ldisc *ldisc, int signal)
{
    tty_signal_foreground(tty_of_ldisc(ldisc), signal);
}

static void input_readable(struct ldisc *ldisc)
{
    tty_wake_readers(tty_of_ldisc(ldisc));
}

static const struct ldisc_ops ldisc_ops = {
    .room = output_room,
    .put = output_put,
    .signal = input_signal,
    .readable = input_readable,
    .discard_output = output_discard,
    .flow = output_flow,
};

static void send_sigio(struct tty *tty, int code)
{
    struct tty_file *open;

    list_for_each (open, &tty->files, link)
        if (open->async && !open->hung_up)
            file_send_sigio(open->file, code);
}

void tty_wake_readers(struct tty *tty)
{
    waitq_wake_all(&tty->readers);
    send_sigio(tty, POLL_IN);
}

void tty_wake_writers(struct tty *tty)
{
    waitq_wake_all(&tty->writers);
    if (tty->lacked_room)
        send_sigio(tty, POLL_OUT);
    tty->lacked_room = false;
}

/* ---- Life ------------------------------------------------------------------------------------ */

void tty_setup(struct tty *tty, const struct tty_driver *driver, dev_t device)
{
    ldisc_init(&tty->ldisc, &ldisc_ops);
    tty->driver = driver;
    tty->device = device;
    tty->references = 1;
    list_init(&tty->files);
    waitq_init(&tty->readers);
    waitq_init(&tty->writers);
}

void tty_get(struct tty *tty)
{
    tty->references++;
}

void tty_put(struct tty *tty)
{
    if (--tty->references > 0)
        return;
    tty_set_foreground(tty, 0);
    if (tty->driver->release)
        tty->driver->release(tty);
}

int tty_open(struct tty *tty, struct file *file, bool console)
{
    struct tty_file *open;

    if (tty->master_closed)
        return -EIO;
    if (tty->exclusive && tty->open_count > 0 && !cred_has_cap(&current->cred, CAP_SYS_ADMIN))
        return -EBUSY;
    open = kzalloc(sizeof(*open));
    if (!open)
        return -ENOMEM;
    open->tty = tty;
    open->file = file;
    open->console = console;
    list_add_tail(&tty->files, &open->link);
    tty->open_count++;
    tty_get(tty);
    file->private = open;
    file->ops = &tty_file_ops;
    return 0;
}

static void tty_release(struct file *file)
{
    struct tty_file *open = file->private;
    struct tty *tty = open->tty;

    list_remove(&open->link);
    if (!open->hung_up && --tty->open_count == 0) {
        tty->exclusive = false;
        if (tty->driver->last_close)
            tty->driver->last_close(tty);
    }
    kfree(open);
    tty_put(tty);
}

/* ---- Reading --------------------------------------------------------------------------------- */

static bool read_ready(void *argument)
{
    struct tty_file *open = argument;
    struct tty *tty = open->tty;

    return open->hung_up || tty->master_closed || ldisc_readable(&tty->ldisc, 1);
}

/* Moves what there is, in canonical mode to the end of the line. Returns bytes, -EFAULT; *ended:
 * a line ended (or nothing was left). */
static ssize_t read_some(struct tty *tty, struct uio *uio, bool *ended)
{
    bool canonical = tty->ldisc.termios.c_lflag & ICANON;
    uint8_t bytes[CHUNK];
    ssize_t done = 0;

    *ended = true;
    while (uio->remaining > 0 && ldisc_readable(&tty->ldisc, 1)) {
        size_t count = ldisc_read(&tty->ldisc, bytes, MIN(uio->remaining, sizeof(bytes)), ended);

        if (uio_write(uio, bytes, count) < count)
            return done > 0 ? done : -EFAULT;
        done += count;
        if (canonical && *ended)
            break;
    }
    if (tty->driver->drained)
        tty->driver->drained(tty);
    return done;
}

/* How a read of a terminal waits: how many bytes it wants, and how long. */
struct read_wait {
    size_t minimum;
    uint64_t
        first; /* nanoseconds to wait for the first byte, 0: not at all, KTIME_NEVER: for ever */
    uint64_t between; /* after each byte */
};

/* termios(3): VMIN and VTIME. */
static struct read_wait read_wait_of(const struct ldisc *ldisc)
{
    const struct k_termios *termios = &ldisc->termios;
    uint64_t time = termios->c_cc[VTIME] * VTIME_UNIT;
    struct read_wait wait = { 1, KTIME_NEVER, KTIME_NEVER };

    if (termios->c_lflag & ICANON)
        return wait;
    if (termios->c_cc[VMIN] == 0) {
        wait.first = time;
    } else {
        wait.minimum = termios->c_cc[VMIN];
        if (time)
            wait.between = time;
    }
    return wait;
}

/* Waits for input. 1: there is some; 0: the time is over or the terminal gone; else an error. */
static int wait_for_input(struct tty_file *open, uint64_t duration, bool nonblocking)
{
    ktime_t deadline = KTIME_NEVER;
    int result;

    if (open->hung_up)
        return 0;
    if (ldisc_readable(&open->tty->ldisc, 1))
        return 1;
    if (open->tty->master_closed)
        return -EIO;
    if (duration == 0)
        return 0;
    if (nonblocking)
        return -EAGAIN;
    if (duration != KTIME_NEVER)
        deadline = deadline_after(duration);
    result = waitq_wait_until(&open->tty->readers, read_ready, open, WAIT_INTERRUPTIBLE, deadline);
    if (result == -ETIMEDOUT)
        return 0;
    return result ? result : wait_for_input(open, 0, false);
}

static ssize_t tty_read(struct file *file, struct uio *uio, off_t *position)
{
    struct tty_file *open = file->private;
    struct tty *tty = open->tty;
    struct read_wait wait = read_wait_of(&tty->ldisc);
    uint64_t duration = wait.first;
    size_t done = 0;
    bool ended = false;
    int result;

    (void)position;
    if (open->hung_up)
        return 0;
    result = tty_check_background(tty, SIGTTIN);
    if (result)
        return result;
    while (uio->remaining > 0 && !ended) {
        ssize_t moved;

        result = wait_for_input(open, duration, file->flags & O_NONBLOCK);
        if (result <= 0)
            break;
        moved = read_some(tty, uio, &ended);
        if (moved < 0) {
            result = moved;
            break;
        }
        done += moved;
        if (!(tty->ldisc.termios.c_lflag & ICANON))
            ended = done >= wait.minimum;
        duration = wait.between;
    }
    return done > 0 || result > 0 ? (ssize_t)done : result;
}

/* ---- Writing --------------------------------------------------------------------------------- */

static bool write_ready(void *argument)
{
    struct tty_file *open = argument;

    return open->hung_up || open->tty->master_closed || ldisc_writable(&open->tty->ldisc);
}

/* Writes one chunk whole, unless interrupted: *written says how much. */
static int write_chunk(struct tty_file *open, const uint8_t *bytes, size_t n, size_t *written)
{
    struct tty *tty = open->tty;

    *written = 0;
    for (;;) {
        int error;

        if (open->hung_up || tty->master_closed)
            return -EIO;
        *written += ldisc_write(&tty->ldisc, bytes + *written, n - *written);
        if (*written == n)
            return 0;
        if (open->file->flags & O_NONBLOCK)
            return -EAGAIN;
        error = waitq_wait(&tty->writers, write_ready, open, WAIT_INTERRUPTIBLE);
        if (error)
            return error;
    }
}

static ssize_t tty_write(struct file *file, struct uio *uio, off_t *position)
{
    struct tty_file *open = file->private;
    uint8_t bytes[CHUNK];
    size_t done = 0;
    int error = 0;

    (void)position;
    if (open->hung_up)
        return -EIO;
    if (open->tty->ldisc.termios.c_lflag & TOSTOP)
        error = tty_check_background(open->tty, SIGTTOU);
    while (!error && uio->remaining > 0) {
        size_t wanted = MIN(uio->remaining, sizeof(bytes)), written;
        size_t taken = uio_read(uio, bytes, wanted);

        error = write_chunk(open, bytes, taken, &written);
        open->tty->lacked_room |= written < taken;
        done += written;
        if (!error && taken < wanted)
            error = -EFAULT;
        if (!error && uio->remaining > 0 && done % WRITE_UNIT == 0 && sched_point())
            break;
    }
    return done > 0 ? (ssize_t)done : error;
}

/* ---- The other operations -------------------------------------------------------------------- */

static unsigned tty_poll(struct file *file, struct poll_table *table)
{
    struct tty_file *open = file->private;
    struct tty *tty = open->tty;
    const struct k_termios *termios = &tty->ldisc.termios;
    size_t least = termios->c_cc[VTIME] == 0 && termios->c_cc[VMIN] ? termios->c_cc[VMIN] : 1;
    unsigned events = 0;

    poll_wait(table, &tty->readers);
    poll_wait(table, &tty->writers);
    if (open->hung_up)
        return POLLIN | POLLRDNORM | POLLOUT | POLLWRNORM | POLLERR | POLLHUP;
    if (ldisc_readable(&tty->ldisc, least))
        events |= POLLIN | POLLRDNORM;
    if (tty->master_closed)
        events |= POLLHUP;
    if (ldisc_writable(&tty->ldisc))
        events |= POLLOUT | POLLWRNORM;
    return events;
}

static long tty_file_ioctl(struct file *file, unsigned command, unsigned long argument)
{
    struct tty_file *open = file->private;

    if (open->hung_up)
        return command == TIOCSPGRP ? -ENOTTY : -EIO;
    return tty_ioctl(open->tty, file, false, command, argument);
}

/* Linux: without F_SETOWN the foreground group owns the file, or the caller if there is none. */
static int tty_fasync(struct file *file, bool on)
{
    struct tty_file *open = file->private;

    open->async = on;
    if (on && file->owner.id == 0) {
        file->owner.type = open->tty->foreground ? F_OWNER_PGRP : F_OWNER_PID;
        file->owner.id = open->tty->foreground ? open->tty->foreground : current_process()->pid;
        file->owner.uid = current->cred.uid;
        file->owner.euid = current->cred.euid;
    }
    return 0;
}

const struct file_ops tty_file_ops = {
    .read = tty_read,
    .write = tty_write,
    .poll = tty_poll,
    .ioctl = tty_file_ioctl,
    .release = tty_release,
    .fasync = tty_fasync,
};

/* ---- /dev/tty -------------------------------------------------------------------------------- */

static int controlling_open(struct inode *inode, struct file *file)
{
    struct tty *tty = tty_of_process(current_process());

    (void)inode;
    return tty ? tty_open(tty, file, false) : -ENXIO;
}

static const struct file_ops controlling_ops = { .open = controlling_open };

void tty_init(void)
{
    chrdev_register(5, 0, "tty", 0666, &controlling_ops);
    console_tty_init();
    pty_init();
}
