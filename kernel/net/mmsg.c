/*
 * recvmmsg(2) and sendmmsg(2): several messages in one call. What comes before an error counts: the
 * error is seen by the next call, if it is still there.
 */
#include "abi/errno.h"
#include "abi/limits.h"
#include "abi/socket.h"
#include "arch/usercopy.h"
#include "fs/uio.h"
#include "net/unix.h"
#include "syscall/syscall.h"
#include "time/clock.h"

long sys_sendmmsg(int fd, struct mmsghdr __user *messages, unsigned count, int flags)
{
    long result = 0;
    unsigned done;

    count = MIN(count, (unsigned)IOV_MAX);
    for (done = 0; done < count; done++) {
        result = sys_sendmsg(fd, &messages[done].msg_hdr, flags);
        if (result < 0)
            break;
        if (put_user((unsigned)result, &messages[done].msg_len) != 0) {
            result = -EFAULT;
            break;
        }
    }
    return done > 0 ? (long)done : result;
}

/* The messages of one recvmmsg. The deadline is looked at after each (recvmmsg(2), BUGS). */
static long receive_all(int fd, struct mmsghdr __user *messages, unsigned count, int flags,
                        ktime_t deadline)
{
    long result = 0;
    unsigned done;

    count = MIN(count, (unsigned)IOV_MAX);
    for (done = 0; done < count; done++) {
        if (done > 0 && (flags & MSG_WAITFORONE))
            flags |= MSG_DONTWAIT;
        if (done > 0 && deadline != KTIME_NEVER && clock_monotonic() >= deadline)
            break;
        result = sys_recvmsg(fd, &messages[done].msg_hdr, flags & ~MSG_WAITFORONE);
        if (result < 0)
            break;
        if (put_user((unsigned)result, &messages[done].msg_len) != 0) {
            result = -EFAULT;
            break;
        }
    }
    return done > 0 ? (long)done : result;
}

long sys_recvmmsg(int fd, struct mmsghdr __user *messages, unsigned count, int flags,
                  struct timespec __user *timeout)
{
    ktime_t deadline = KTIME_NEVER, now;
    struct timespec time;
    uint64_t duration;
    long result;

    if (timeout) {
        if (get_user(time, timeout) != 0)
            return -EFAULT;
        if (timespec_to_ns(&time, &duration) != 0)
            return -EINVAL;
        deadline = deadline_after(duration);
    }
    result = receive_all(fd, messages, count, flags, deadline);
    if (timeout && result > 0) {
        now = clock_monotonic();
        time = ns_to_timespec(now < deadline ? deadline - now : 0);
        if (put_user(time, timeout) != 0)
            return -EFAULT;
    }
    return result;
}
