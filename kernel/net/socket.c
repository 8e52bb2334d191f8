/* The socket system calls, and sockets as files. Only AF_UNIX is there. */
#include "abi/errno.h"
#include "abi/fcntl.h"
#include "abi/ioctl.h"
#include "abi/limits.h"
#include "arch/usercopy.h"
#include "fs/file.h"
#include "lib/string.h"
#include "mm/kmalloc.h"
#include "net/control.h"
#include "net/sockfs.h"
#include "net/unix.h"
#include "syscall/syscall.h"
#include "task/task.h"
#include "time/clock.h"

#define TYPE_FLAGS (SOCK_NONBLOCK | SOCK_CLOEXEC)

/* ---- Sockets as files ------------------------------------------------------------------------ */

static int file_message_flags(const struct file *file)
{
    return file->flags & O_NONBLOCK ? MSG_DONTWAIT : 0;
}

static ssize_t socket_read(struct file *file, struct uio *uio, off_t *position)
{
    (void)position;
    return unix_receive(file->private, uio, file_message_flags(file), NULL);
}

static ssize_t socket_write(struct file *file, struct uio *uio, off_t *position)
{
    (void)position;
    return unix_send(file->private, uio, file_message_flags(file), NULL);
}

static unsigned socket_poll(struct file *file, struct poll_table *table)
{
    return unix_poll(file->private, table);
}

static long socket_ioctl(struct file *file, unsigned command, unsigned long argument)
{
    int __user *user = (int __user *)argument;
    int value;

    switch (command) {
    case FIONREAD: value = (int)unix_readable(file->private); return put_user(value, user);
    case FIOSETOWN:
    case SIOCSPGRP: return get_user(value, user) != 0 ? -EFAULT : file_set_owner(file, value);
    case FIOGETOWN:
    case SIOCGPGRP: value = (int)file_get_owner(file); return put_user(value, user);
    default: return -ENOTTY;
    }
}

static int socket_fasync(struct file *file, bool on)
{
    struct unix_socket *socket = file->private;

    return async_list_set(&socket->async, file, on);
}

static void socket_release(struct file *file)
{
    struct unix_socket *socket = file->private;

    socket->file = NULL;
    unix_close(socket);
    unix_put(socket);
}

static const struct file_ops socket_ops = {
    .read = socket_read,
    .write = socket_write,
    .poll = socket_poll,
    .ioctl = socket_ioctl,
    .release = socket_release,
    .fasync = socket_fasync,
};

struct unix_socket *unix_of(const struct file *file)
{
    return file->ops == &socket_ops ? file->private : NULL;
}

/* A descriptor for socket, whose reference moves in; on error it is closed. */
static int socket_install(struct unix_socket *socket, int flags)
{
    struct file *file;
    int fd;

    fd = sockfs_create_file(&socket_ops, socket, O_RDWR | (flags & SOCK_NONBLOCK ? O_NONBLOCK : 0),
                            &file);
    if (fd < 0) {
        unix_close(socket);
        unix_put(socket);
        return fd;
    }
    socket->file = file;
    fd = fd_install(file, 0, flags & SOCK_CLOEXEC);
    if (fd < 0)
        file_put(file);
    return fd;
}

/* The socket of a descriptor: 0, -EBADF or -ENOTSOCK. *file is the descriptor's, not counted. */
static int socket_get(int fd, struct file **file, struct unix_socket **out)
{
    *file = fd_get(fd);
    if (!*file)
        return -EBADF;
    if ((*file)->ops != &socket_ops)
        return -ENOTSOCK;
    *out = (*file)->private;
    return 0;
}

/* ---- Making and connecting ------------------------------------------------------------------- */

static int check_kind(int family, int *type, int protocol)
{
    int kind = *type & ~TYPE_FLAGS;

    if (family != AF_UNIX)
        return -EAFNOSUPPORT;
    if (protocol != 0 && protocol != PF_UNIX)
        return -EPROTONOSUPPORT;
    if (kind == SOCK_RAW)
        *type = (*type & TYPE_FLAGS) | SOCK_DGRAM; /* as Linux */
    else if (kind != SOCK_STREAM && kind != SOCK_DGRAM && kind != SOCK_SEQPACKET)
        return kind < 0 || kind > 10 ? -EINVAL : -ESOCKTNOSUPPORT;
    return 0;
}

long sys_socket(int family, int type, int protocol)
{
    struct unix_socket *socket;
    int error = check_kind(family, &type, protocol);

    if (!error)
        error = unix_create(type & ~TYPE_FLAGS, &socket);
    return error ? error : socket_install(socket, type & TYPE_FLAGS);
}

long sys_socketpair(int family, int type, int protocol, int __user *fds)
{
    struct unix_socket *a, *b;
    int pair[2];
    int error = check_kind(family, &type, protocol);

    if (!error)
        error = unix_create(type & ~TYPE_FLAGS, &a);
    if (error)
        return error;
    error = unix_create(type & ~TYPE_FLAGS, &b);
    if (error) {
        unix_close(a);
        unix_put(a);
        return error;
    }
    unix_join(a, b);
    pair[0] = socket_install(a, type & TYPE_FLAGS);
    pair[1] = socket_install(b, type & TYPE_FLAGS);
    error = MIN(MIN(pair[0], pair[1]), 0);
    if (!error && copy_to_user(fds, pair, sizeof(pair)) != 0)
        error = -EFAULT;
    if (!error)
        return 0;
    for (unsigned i = 0; i < 2; i++)
        if (pair[i] >= 0)
            fd_close(pair[i]);
    return error;
}

long sys_bind(int fd, const void __user *address, unsigned length)
{
    struct unix_socket *socket;
    struct sockaddr_un name;
    struct file *file;
    int error = socket_get(fd, &file, &socket);

    if (!error)
        error = unix_address_read(address, &length, &name);
    return error ? error : unix_bind(socket, &name, length);
}

long sys_listen(int fd, int backlog)
{
    struct unix_socket *socket;
    struct file *file;
    int error = socket_get(fd, &file, &socket);

    return error ? error : unix_listen(socket, backlog);
}

long sys_connect(int fd, const void __user *address, unsigned length)
{
    struct unix_socket *socket, *target = NULL;
    struct sockaddr_un name;
    struct file *file;
    uint16_t family;
    int error = socket_get(fd, &file, &socket);

    if (error)
        return error;
    if (length < sizeof(family))
        return -EINVAL;
    if (copy_from_user(&family, address, sizeof(family)) != 0)
        return -EFAULT;
    if (family != AF_UNSPEC || socket->type != SOCK_DGRAM) {
        error = unix_address_read(address, &length, &name);
        if (!error && length <= sizeof(family))
            error = -EINVAL;
        if (!error)
            error = unix_find(&name, length, socket->type, &target);
        if (error)
            return error;
    }
    file_get(file);
    error = unix_connect(socket, target, file->flags & O_NONBLOCK);
    file_put(file);
    if (target)
        unix_put(target);
    return error;
}

/* Writes a name, cut to the room given, and its true length. */
static int put_address(const struct unix_address *address, void __user *out,
                       unsigned __user *length)
{
    static const struct sockaddr_un unnamed = { .sun_family = AF_UNIX };
    unsigned size = address ? address->length : sizeof(unnamed.sun_family), room;

    if (!out)
        return 0;
    if (get_user(room, length) != 0)
        return -EFAULT;
    if ((int)room < 0)
        return -EINVAL;
    if (copy_to_user(out, address ? &address->name : &unnamed, MIN(size, room)) != 0)
        return -EFAULT;
    return put_user(size, length);
}

long sys_accept4(int fd, void __user *address, unsigned __user *length, int flags)
{
    struct unix_socket *socket, *end;
    struct file *file;
    int error, new_fd;

    if (flags & ~TYPE_FLAGS)
        return -EINVAL;
    error = socket_get(fd, &file, &socket);
    if (error)
        return error;
    file_get(file);
    error = unix_accept(socket, file->flags & O_NONBLOCK, &end);
    file_put(file);
    if (error)
        return error;
    unix_get(end);
    new_fd = socket_install(end, flags);
    if (new_fd >= 0) {
        error = put_address(end->peer ? end->peer->address : NULL, address, length);
        if (error)
            fd_close(new_fd);
    }
    unix_put(end);
    return error ? error : new_fd;
}

long sys_accept(int fd, void __user *address, unsigned __user *length)
{
    return sys_accept4(fd, address, length, 0);
}

long sys_shutdown(int fd, int how)
{
    struct unix_socket *socket;
    struct file *file;
    int error = socket_get(fd, &file, &socket);

    return error ? error : unix_shutdown(socket, how);
}

long sys_getsockname(int fd, void __user *address, unsigned __user *length)
{
    struct unix_socket *socket;
    struct file *file;
    int error = socket_get(fd, &file, &socket);

    return error ? error : put_address(socket->address, address, length);
}

long sys_getpeername(int fd, void __user *address, unsigned __user *length)
{
    struct unix_socket *socket;
    struct file *file;
    int error = socket_get(fd, &file, &socket);

    if (error)
        return error;
    if (!socket->peer)
        return -ENOTCONN;
    return put_address(socket->peer->address, address, length);
}

/* ---- Messages -------------------------------------------------------------------------------- */

static ssize_t send_to(int fd, struct uio *uio, int flags, const void __user *address,
                       unsigned length, struct unix_control *control)
{
    struct unix_socket *socket;
    struct sockaddr_un name;
    struct file *file;
    ssize_t result = socket_get(fd, &file, &socket);

    if (result)
        return result;
    if (address && length > 0) {
        if (socket->type == SOCK_STREAM)
            return socket->state == UNIX_CONNECTED ? -EISCONN : -EOPNOTSUPP;
        result = unix_address_read(address, &length, &name);
        if (!result && socket->type == SOCK_DGRAM)
            result = unix_find(&name, length, socket->type, &control->target);
        if (result)
            return result;
    }
    file_get(file);
    result = unix_send(socket, uio, flags | file_message_flags(file), control);
    file_put(file);
    if (control->target)
        unix_put(control->target);
    return result;
}

long sys_sendto(int fd, const void __user *buffer, size_t size, int flags,
                const void __user *address, unsigned length)
{
    struct unix_control *control = kzalloc(sizeof(*control));
    struct iovec vector;
    struct uio uio;
    ssize_t result;

    if (!control)
        return -ENOMEM;
    uio_init_user(&uio, &vector, (void __user *)buffer, size);
    result = send_to(fd, &uio, flags, address, length, control);
    control_release(control);
    kfree(control);
    return result;
}

/* The vectors of a message in kernel memory (kfree), as a uio. */
static int import_vectors(const struct msghdr *message, struct iovec **vectors, struct uio *uio)
{
    if (message->msg_iovlen > IOV_MAX)
        return -EMSGSIZE;
    return uio_import(uio, (const struct iovec __user *)message->msg_iov, (long)message->msg_iovlen,
                      vectors);
}

long sys_sendmsg(int fd, const struct msghdr __user *user, int flags)
{
    struct unix_control *control = NULL;
    struct iovec *vectors = NULL;
    struct msghdr message;
    struct uio uio;
    ssize_t result;

    if (copy_from_user(&message, user, sizeof(message)) != 0)
        return -EFAULT;
    result = import_vectors(&message, &vectors, &uio);
    if (result)
        return result;
    control = kzalloc(sizeof(*control));
    result = control ? control_read(&message, control) : -ENOMEM;
    if (!result)
        result = send_to(fd, &uio, flags, (const void __user *)message.msg_name,
                         message.msg_namelen, control);
    if (control)
        control_release(control);
    kfree(control);
    kfree(vectors);
    return result;
}

/* recvfrom(2): a sender without a name has not even a family. */
static int put_sender(const struct unix_address *from, void __user *out, unsigned __user *length)
{
    unsigned none = 0;

    return from ? put_address(from, out, length) : put_user(none, length);
}

static ssize_t receive_from(int fd, struct uio *uio, int flags, struct unix_control *control,
                            bool *credentials)
{
    struct unix_socket *socket;
    struct file *file;
    ssize_t result = socket_get(fd, &file, &socket);

    if (result)
        return result;
    file_get(file);
    result = unix_receive(socket, uio, flags | file_message_flags(file), control);
    *credentials = socket->pass_credentials;
    file_put(file);
    return result;
}

long sys_recvfrom(int fd, void __user *buffer, size_t size, int flags, void __user *address,
                  unsigned __user *length)
{
    struct unix_control *control = kzalloc(sizeof(*control));
    struct iovec vector;
    struct uio uio;
    ssize_t result;
    bool credentials;

    if (!control)
        return -ENOMEM;
    uio_init_user(&uio, &vector, buffer, size);
    result = receive_from(fd, &uio, flags, control, &credentials);
    if (result >= 0 && address && put_sender(control->from, address, length) != 0)
        result = -EFAULT;
    control_release(control);
    kfree(control);
    return result;
}

/* Completes a received message for its reader. */
static int finish_message(struct msghdr __user *user, struct msghdr *message,
                          struct unix_control *control, bool credentials, int flags)
{
    message->msg_flags = control->flags | (flags & MSG_CMSG_CLOEXEC); /* as Linux */
    control_write(message, control, credentials, flags & MSG_CMSG_CLOEXEC);
    if (message->msg_name) {
        unsigned length = control->from ? control->from->length : 0;

        if (length && copy_to_user((void __user *)message->msg_name, &control->from->name,
                                   MIN(length, message->msg_namelen)) != 0)
            return -EFAULT;
        message->msg_namelen = length;
    }
    if (put_user(message->msg_namelen, &user->msg_namelen) != 0 ||
        put_user(message->msg_controllen, &user->msg_controllen) != 0 ||
        put_user(message->msg_flags, &user->msg_flags) != 0)
        return -EFAULT;
    return 0;
}

long sys_recvmsg(int fd, struct msghdr __user *user, int flags)
{
    struct unix_control *control = NULL;
    struct iovec *vectors = NULL;
    struct msghdr message;
    struct uio uio;
    bool credentials;
    ssize_t result;
    int error;

    if (copy_from_user(&message, user, sizeof(message)) != 0)
        return -EFAULT;
    result = import_vectors(&message, &vectors, &uio);
    if (result)
        return result;
    control = kzalloc(sizeof(*control));
    result = control ? receive_from(fd, &uio, flags, control, &credentials) : -ENOMEM;
    if (result >= 0) {
        error = finish_message(user, &message, control, credentials, flags);
        result = error ? error : result;
    }
    if (control)
        control_release(control);
    kfree(control);
    kfree(vectors);
    return result;
}

/* ---- Options --------------------------------------------------------------------------------- */

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
