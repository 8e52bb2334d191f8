/*
 * Sockets as files, and the system calls that make, name, connect and end them. Only AF_UNIX is
 * there. message.c sends and receives, option.c has the options.
 */
#include "net/socket.h"

#include "abi/errno.h"
#include "abi/fcntl.h"
#include "abi/ioctl.h"
#include "arch/usercopy.h"
#include "fs/file.h"
#include "net/sockfs.h"
#include "syscall/syscall.h"
#include "task/task.h"

#define TYPE_FLAGS (SOCK_NONBLOCK | SOCK_CLOEXEC)

/* ---- Sockets as files ------------------------------------------------------------------------ */

int socket_message_flags(const struct file *file)
{
    return file->flags & O_NONBLOCK ? MSG_DONTWAIT : 0;
}

static ssize_t socket_read(struct file *file, struct uio *uio, off_t *position)
{
    (void)position;
    return unix_receive(file->private, uio, socket_message_flags(file), NULL);
}

static ssize_t socket_write(struct file *file, struct uio *uio, off_t *position)
{
    (void)position;
    return unix_send(file->private, uio, socket_message_flags(file), NULL);
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
    return fd_install(file, 0, flags & SOCK_CLOEXEC);
}

int socket_get(int fd, struct file **file, struct unix_socket **out)
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

int socket_put_address(const struct unix_address *address, void __user *out,
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
        error = socket_put_address(end->peer ? end->peer->address : NULL, address, length);
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

    return error ? error : socket_put_address(socket->address, address, length);
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
    return socket_put_address(socket->peer->address, address, length);
}
