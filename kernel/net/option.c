/* Socket options: setsockopt, getsockopt (socket(7)). */
#include "abi/errno.h"
#include "arch/usercopy.h"
#include "lib/string.h"
#include "net/socket.h"
#include "syscall/syscall.h"
#include "time/clock.h"

static int set_timeout(ktime_t *timeout, const void __user *value, unsigned length)
{
    struct timeval time;
    uint64_t ns;

    if (length < sizeof(time))
        return -EINVAL;
    if (copy_from_user(&time, value, sizeof(time)) != 0)
        return -EFAULT;
    if (timeval_to_ns(&time, &ns) != 0)
        return -EDOM;
    *timeout = ns ? ns : KTIME_NEVER;
    return 0;
}

long sys_setsockopt(int fd, int level, int name, const void __user *value, unsigned length)
{
    struct unix_socket *socket;
    struct file *file;
    int error = socket_get(fd, &file, &socket), on;

    if (error)
        return error;
    if (level != SOL_SOCKET)
        return -EOPNOTSUPP;
    if (name == SO_RCVTIMEO)
        return set_timeout(&socket->receive_timeout, value, length);
    if (name == SO_SNDTIMEO)
        return set_timeout(&socket->send_timeout, value, length);
    if (length < sizeof(on))
        return -EINVAL;
    if (copy_from_user(&on, value, sizeof(on)) != 0)
        return -EFAULT;
    switch (name) {
    case SO_PASSCRED: socket->pass_credentials = on; return 0;
    case SO_SNDBUF: /* LIMIT: buffers have a fixed size */
    case SO_RCVBUF:
    case SO_REUSEADDR:
    case SO_KEEPALIVE: return 0;
    default: return -ENOPROTOOPT;
    }
}

static int put_option(const void *option, unsigned size, void __user *value,
                      unsigned __user *length)
{
    unsigned room;

    if (get_user(room, length) != 0)
        return -EFAULT;
    if ((int)room < 0)
        return -EINVAL;
    size = MIN(size, room);
    if (copy_to_user(value, option, size) != 0)
        return -EFAULT;
    return put_user(size, length);
}

static int put_timeout(ktime_t timeout, void __user *value, unsigned __user *length)
{
    struct timeval time = ns_to_timeval(timeout == KTIME_NEVER ? 0 : timeout);

    return put_option(&time, sizeof(time), value, length);
}

/* An option that is an int; -ENOPROTOOPT if there is none of that name. */
static int int_option(struct unix_socket *socket, int name, int *out)
{
    switch (name) {
    case SO_TYPE: *out = socket->type; return 0;
    case SO_DOMAIN: *out = AF_UNIX; return 0;
    case SO_ERROR:
        *out = socket->error;
        socket->error = 0;
        return 0;
    case SO_ACCEPTCONN: *out = socket->state == UNIX_LISTENING; return 0;
    case SO_PASSCRED: *out = socket->pass_credentials; return 0;
    case SO_SNDBUF:
    case SO_RCVBUF: *out = SEND_BUFFER; return 0;
    case SO_PROTOCOL:
    case SO_REUSEADDR:
    case SO_KEEPALIVE: *out = 0; return 0;
    default: return -ENOPROTOOPT;
    }
}

long sys_getsockopt(int fd, int level, int name, void __user *value, unsigned __user *length)
{
    struct unix_socket *socket;
    struct file *file;
    int error = socket_get(fd, &file, &socket), number;

    if (error)
        return error;
    if (level != SOL_SOCKET)
        return -EOPNOTSUPP;
    if (name == SO_RCVTIMEO)
        return put_timeout(socket->receive_timeout, value, length);
    if (name == SO_SNDTIMEO)
        return put_timeout(socket->send_timeout, value, length);
    if (name == SO_PEERCRED)
        return put_option(&socket->peer_credentials, sizeof(struct ucred), value, length);
    error = int_option(socket, name, &number);
    return error ? error : put_option(&number, sizeof(number), value, length);
}
