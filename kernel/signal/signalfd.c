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

/* The fields that sigaction(2) gives a meaning for this signal and code; the rest is zero. */
static void fill_record(struct signalfd_siginfo *record, const siginfo_t *info)
{
    int code = info->si_code;
    k_sigset_t bit = K_SIGMASK(info->si_signo);

    memset(record, 0, sizeof(*record));
    record->ssi_signo = (uint32_t)info->si_signo;
    record->ssi_errno = info->si_errno;
    record->ssi_code = code;
    if (code == SI_TIMER) {
        record->ssi_tid = (uint32_t)info->si_timerid;
        record->ssi_overrun = (uint32_t)info->si_overrun;
        record->ssi_ptr = (uint64_t)info->si_value.sival_ptr;
        record->ssi_int = info->si_value.sival_int;
    } else if (code == SI_SIGIO || (info->si_signo == SIGPOLL && code > 0 && code <= POLL_HUP)) {
        record->ssi_band = (uint32_t)info->si_band;
        record->ssi_fd = info->si_fd;
    } else if (code > 0 && code != SI_KERNEL && (bit & SIGNALS_SYNCHRONOUS) &&
               info->si_signo != SIGSYS) {
        record->ssi_addr = (uint64_t)info->si_addr;
    } else if (code > 0 && code != SI_KERNEL && info->si_signo == SIGSYS) {
        record->ssi_call_addr = (uint64_t)info->si_call_addr;
        record->ssi_syscall = info->si_syscall;
        record->ssi_arch = info->si_arch;
    } else {
        record->ssi_pid = (uint32_t)info->si_pid;
        record->ssi_uid = info->si_uid;
        if (info->si_signo == SIGCHLD && code > 0 && code <= CLD_CONTINUED) {
            record->ssi_status = info->si_status;
            record->ssi_utime = (uint64_t)info->si_utime;
            record->ssi_stime = (uint64_t)info->si_stime;
        } else if (code < 0 && code != SI_TKILL) {
            record->ssi_ptr = (uint64_t)info->si_value.sival_ptr;
            record->ssi_int = info->si_value.sival_int;
        }
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
    fd = fd_install(file, 0, flags & O_CLOEXEC);
    if (fd < 0)
        file_put(file);
    return fd;
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
