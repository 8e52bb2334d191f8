/*
 * Sending and receiving: sendto, sendmsg, recvfrom, recvmsg. What the caller gives in user memory
 * (bytes, vectors, a name, ancillary data) is taken here; transfer.c moves the bytes.
 */
#include "abi/errno.h"
#include "abi/limits.h"
#include "arch/usercopy.h"
#include "fs/file.h"
#include "lib/string.h"
#include "mm/kmalloc.h"
#include "net/control.h"
#include "net/socket.h"
#include "syscall/syscall.h"

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
    result = unix_send(socket, uio, flags | socket_message_flags(file), control);
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

    return from ? socket_put_address(from, out, length) : put_user(none, length);
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
    result = unix_receive(socket, uio, flags | socket_message_flags(file), control);
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
