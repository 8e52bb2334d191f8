/*
 * signalfd(2): reading signals from a descriptor. The descriptor holds a set of signals and no
 * more: whoever reads takes from its own thread and process (so after fork, the child's own).
 */
#include "abi/errno.h"
#include "abi/poll.h"
#include "arch/usercopy.h"
#include "fs/file.h"
#include "lib/string.h"
#include "mm/kmalloc.h"
#include "signal/properties.h"
#include "signal/signal.h"
#include "syscall/syscall.h"
#include "task/process.h"
#include "task/task.h"

struct signalfd {
    k_sigset_t wanted; /* without KILL and STOP */
};

/* ---- Records --------------------------------------------------------------------------------- */

static void fill_sender(struct signalfd_siginfo *record, const siginfo_t *info)
{
    record->ssi_pid = (uint32_t)info->si_pid;
    record->ssi_uid = info->si_uid;
}

static void fill_value(struct signalfd_siginfo *record, const siginfo_t *info)
{
    record->ssi_ptr = (uint64_t)info->si_value.sival_ptr;
    record->ssi_int = info->si_value.sival_int;
}

static void fill_child(struct signalfd_siginfo *record, const siginfo_t *info)
{
    fill_sender(record, info);
    record->ssi_status = info->si_status;
    record->ssi_utime = (uint64_t)info->si_utime;
    record->ssi_stime = (uint64_t)info->si_stime;
}

/* The fields that have a meaning for this signal and code; the rest is zero. */
static void fill_record(struct signalfd_siginfo *record, const siginfo_t *info)
{
    memset(record, 0, sizeof(*record));
    record->ssi_signo = (uint32_t)info->si_signo;
    record->ssi_errno = info->si_errno;
    record->ssi_code = info->si_code;
    switch (siginfo_layout(info->si_signo, info->si_code)) {
    case LAYOUT_QUEUE: fill_value(record, info); /* fall through */
    case LAYOUT_KILL: fill_sender(record, info); break;
    case LAYOUT_CHILD: fill_child(record, info); break;
    case LAYOUT_TIMER:
        record->ssi_tid = (uint32_t)info->si_timerid;
        record->ssi_overrun = (uint32_t)info->si_overrun;
        fill_value(record, info);
        break;
    case LAYOUT_POLL:
        record->ssi_band = (uint32_t)info->si_band;
        record->ssi_fd = info->si_fd;
        break;
    case LAYOUT_FAULT:
        record->ssi_addr = (uint64_t)info->si_addr;
        if (info->si_signo == SIGBUS && info->si_code >= BUS_MCEERR_AR)
            record->ssi_addr_lsb = (uint16_t)info->si_addr_lsb;
        break;
    case LAYOUT_SYSTEM_CALL:
        record->ssi_call_addr = (uint64_t)info->si_call_addr;
        record->ssi_syscall = info->si_syscall;
        record->ssi_arch = info->si_arch;
        break;
    }
}

/* ---- The file -------------------------------------------------------------------------------- */

static bool is_readable(void *argument)
{
    const struct signalfd *signalfd = argument;

    return (current->signals.pending.set | current_process()->signals.pending.set) &
           signalfd->wanted;
}

/* Whole records only; sleeps for the first one. */
static ssize_t signalfd_read(struct file *file, struct uio *uio, off_t *position)
{
    struct signalfd *signalfd = file->private;
    struct signalfd_siginfo record;
    siginfo_t info;
    ssize_t done = 0;
    int error;

    (void)position;
    if (uio->remaining < sizeof(record))
        return -EINVAL;
    if (!is_readable(signalfd)) {
        if (file->flags & O_NONBLOCK)
            return -EAGAIN;
        error = waitq_wait(&current_process()->signals.signalfd_wait, is_readable, signalfd,
                           WAIT_INTERRUPTIBLE);
        if (error)
            return error;
    }
    while (uio->remaining >= sizeof(record) && signal_dequeue(~signalfd->wanted, &info)) {
        fill_record(&record, &info);
        if (uio_write(uio, &record, sizeof(record)) < sizeof(record))
            return done ? done : -EFAULT;
        done += (ssize_t)sizeof(record);
    }
    return done;
}

static unsigned signalfd_poll(struct file *file, struct poll_table *table)
{
    poll_wait(table, &current_process()->signals.signalfd_wait);
    return is_readable(file->private) ? POLLIN : 0;
}

static void signalfd_release(struct file *file)
{
    kfree(file->private);
}

static const struct file_ops signalfd_ops = {
    .read = signalfd_read,
    .poll = signalfd_poll,
    .release = signalfd_release,
};

const k_sigset_t *signalfd_mask(const struct file *file)
{
    return file->ops == &signalfd_ops ? &((const struct signalfd *)file->private)->wanted : NULL;
}

/* ---- System calls ---------------------------------------------------------------------------- */

static int signalfd_create(k_sigset_t wanted, int flags)
{
    struct signalfd *signalfd = kzalloc(sizeof(*signalfd));
    struct file *file;
    int fd;

    if (!signalfd)
        return -ENOMEM;
    signalfd->wanted = wanted;
    fd = file_create_anonymous("anon_inode:[signalfd]", &signalfd_ops, signalfd,
                               O_RDWR | (flags & O_NONBLOCK), &file);
    if (fd < 0) {
        kfree(signalfd);
        return fd;
    }
    return fd_install(file, 0, flags & O_CLOEXEC);
}

static int signalfd_update(int fd, k_sigset_t wanted)
{
    struct file *file = fd_get(fd);

    if (!file)
        return -EBADF;
    if (file->ops != &signalfd_ops)
        return -EINVAL;
    ((struct signalfd *)file->private)->wanted = wanted;
    waitq_wake_all(&current_process()->signals.signalfd_wait);
    return fd;
}

long sys_signalfd4(int fd, const k_sigset_t __user *mask, size_t mask_size, int flags)
{
    k_sigset_t wanted;
    int error = signal_copy_set(&wanted, mask, mask_size);

    if (error)
        return error;
    if (flags & ~(SFD_CLOEXEC | SFD_NONBLOCK))
        return -EINVAL;
    wanted &= ~SIGNALS_UNBLOCKABLE;
    return fd == -1 ? signalfd_create(wanted, flags) : signalfd_update(fd, wanted);
}

long sys_signalfd(int fd, const k_sigset_t __user *mask, size_t mask_size)
{
    return sys_signalfd4(fd, mask, mask_size, 0);
}
