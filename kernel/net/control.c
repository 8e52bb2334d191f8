/* Ancillary data: between user buffers and struct unix_control. */
#include "net/control.h"

#include "abi/errno.h"
#include "arch/usercopy.h"
#include "fs/file.h"
#include "task/process.h"
#include "task/task.h"

void control_release(struct unix_control *control)
{
    while (control->file_count > 0)
        file_put(control->files[--control->file_count]);
    unix_address_put(control->from);
    control->from = NULL;
}

static int read_rights(const int __user *fds, size_t size, struct unix_control *control)
{
    size_t count = size / sizeof(int);

    if (count > SCM_MAX_FD - control->file_count)
        return -EINVAL;
    for (size_t i = 0; i < count; i++) {
        struct file *file;
        int fd;

        if (get_user(fd, fds + i) != 0)
            return -EFAULT;
        file = fd_get(fd);
        if (!file)
            return -EBADF;
        file_get(file);
        control->files[control->file_count++] = file;
    }
    return 0;
}

/* unix(7): one's own ids, or any for root. */
static int read_credentials(const void __user *data, size_t size, struct unix_control *control)
{
    const struct cred *cred = &current->cred;
    struct ucred *sender = &control->sender;

    if (size != sizeof(*sender))
        return -EINVAL;
    if (copy_from_user(sender, data, size) != 0)
        return -EFAULT;
    control->has_sender = true;
    if (!cred_is_root(cred) &&
        (sender->pid != current_process()->pid ||
         (sender->uid != cred->uid && sender->uid != cred->euid && sender->uid != cred->suid) ||
         (sender->gid != cred->gid && sender->gid != cred->egid && sender->gid != cred->sgid)))
        return -EPERM;
    return process_find(sender->pid) ? 0 : -ESRCH;
}

static int read_one(uintptr_t at, const struct cmsghdr *header, struct unix_control *control)
{
    uintptr_t data = at + sizeof(*header);
    size_t size = header->cmsg_len - sizeof(*header);

    if (header->cmsg_level != SOL_SOCKET)
        return 0;
    if (header->cmsg_type == SCM_RIGHTS)
        return read_rights((const int __user *)data, size, control);
    if (header->cmsg_type == SCM_CREDENTIALS)
        return read_credentials((const void __user *)data, size, control);
    return -EINVAL;
}

int control_read(const struct msghdr *message, struct unix_control *control)
{
    uintptr_t at = (uintptr_t)message->msg_control;
    size_t left = message->msg_controllen;
    int error = 0;

    while (left >= sizeof(struct cmsghdr) && !error) {
        struct cmsghdr header;
        size_t step;

        if (copy_from_user(&header, (const void __user *)at, sizeof(header)) != 0)
            error = -EFAULT;
        else if (header.cmsg_len < sizeof(header) || header.cmsg_len > left)
            error = -EINVAL;
        else
            error = read_one(at, &header, control);
        if (error)
            break;
        step = MIN(CMSG_ALIGN(header.cmsg_len), left);
        at += step;
        left -= step;
    }
    if (error)
        control_release(control);
    return error;
}

/* What is left of the receiver's buffer. */
struct control_buffer {
    uintptr_t at;
    size_t left;
    struct msghdr *message;
};

static void put_header(struct control_buffer *buffer, int type, size_t size)
{
    struct cmsghdr header = { CMSG_LEN(size), SOL_SOCKET, type };

    copy_to_user((void __user *)buffer->at, &header, sizeof(header));
}

static void advance(struct control_buffer *buffer, size_t size)
{
    size_t step = MIN(CMSG_SPACE(size), buffer->left);

    buffer->at += step;
    buffer->left -= step;
}

static void put_credentials(struct control_buffer *buffer, const struct ucred *sender)
{
    if (buffer->left < CMSG_LEN(sizeof(*sender))) {
        buffer->message->msg_flags |= MSG_CTRUNC;
        return;
    }
    put_header(buffer, SCM_CREDENTIALS, sizeof(*sender));
    copy_to_user((void __user *)(buffer->at + sizeof(struct cmsghdr)), sender, sizeof(*sender));
    advance(buffer, sizeof(*sender));
}

/* As many descriptors as fit; the rest is closed and MSG_CTRUNC says so. */
static void put_rights(struct control_buffer *buffer, struct unix_control *control,
                       bool close_on_exec)
{
    unsigned room = buffer->left > sizeof(struct cmsghdr)
                        ? (unsigned)((buffer->left - sizeof(struct cmsghdr)) / sizeof(int))
                        : 0;
    int __user *fds = (int __user *)(buffer->at + sizeof(struct cmsghdr));
    unsigned given = 0;

    while (given < control->file_count && given < room) {
        int fd;

        file_get(control->files[given]);
        fd = fd_install(control->files[given], 0, close_on_exec);
        if (fd < 0)
            break;
        put_user(fd, fds + given);
        given++;
    }
    if (given < control->file_count)
        buffer->message->msg_flags |= MSG_CTRUNC;
    if (given == 0)
        return;
    put_header(buffer, SCM_RIGHTS, given * sizeof(int));
    advance(buffer, given * sizeof(int));
}

void control_write(struct msghdr *message, struct unix_control *control, bool credentials,
                   bool close_on_exec)
{
    struct control_buffer buffer = { (uintptr_t)message->msg_control, message->msg_controllen,
                                     message };

    if (credentials && control->has_sender)
        put_credentials(&buffer, &control->sender);
    if (control->file_count > 0)
        put_rights(&buffer, control, close_on_exec);
    message->msg_controllen -= buffer.left;
}
