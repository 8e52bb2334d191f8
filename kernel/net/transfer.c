/* Moving bytes, descriptors and credentials between AF_UNIX sockets. */
#include "abi/errno.h"
#include "abi/signal.h"
#include "fs/file.h"
#include "lib/string.h"
#include "mm/kmalloc.h"
#include "net/unix.h"
#include "signal/signal.h"
#include "task/process.h"
#include "task/task.h"
#include "time/clock.h"

#define STREAM_PIECE  8192
#define KMALLOC_MAX   8192
#define DATAGRAMS_MAX 10 /* /proc/sys/net/unix/max_dgram_qlen */

/* ---- Messages -------------------------------------------------------------------------------- */

static void data_free(struct unix_message *message)
{
    if (message->size <= KMALLOC_MAX)
        kfree(message->data);
    else
        vfree(message->data);
}

static void message_free(struct unix_message *message)
{
    for (unsigned i = 0; i < message->file_count; i++) {
        flight_end(message->files[i]);
        file_put(message->files[i]);
    }
    kfree(message->files);
    unix_address_put(message->from);
    data_free(message);
    kfree(message);
}

/* A message with the next size bytes of uio. 0, -ENOMEM, -EFAULT. */
static int message_create(struct uio *uio, size_t size, struct unix_message **out)
{
    struct unix_message *message = kzalloc(sizeof(*message));

    if (!message)
        return -ENOMEM;
    message->size = size;
    message->data = size <= KMALLOC_MAX ? kmalloc(MAX(size, 1ul)) : vmalloc(size);
    if (!message->data) {
        kfree(message);
        return -ENOMEM;
    }
    if (uio_read(uio, message->data, size) != size) {
        message_free(message);
        return -EFAULT;
    }
    list_init(&message->link);
    *out = message;
    return 0;
}

static int message_attach(struct unix_message *message, struct unix_socket *socket,
                          struct unix_control *control)
{
    unsigned count = control ? control->file_count : 0;

    message->files = count > 0 ? kmalloc_array(count, sizeof(message->files[0])) : NULL;
    if (count > 0 && !message->files)
        return -ENOMEM;
    message->sender =
        (struct ucred){ current_process()->pid, current->cred.uid, current->cred.gid };
    message->from = socket->address;
    if (message->from)
        unix_address_get(message->from);
    if (!control)
        return 0;
    if (control->has_sender)
        message->sender = control->sender;
    memcpy(message->files, control->files, count * sizeof(control->files[0]));
    message->file_count = count;
    control->file_count = 0;
    for (unsigned i = 0; i < count; i++)
        flight_begin(message->files[i]);
    return 0;
}

static void enqueue(struct unix_socket *receiver, struct unix_message *message)
{
    list_add_tail(&receiver->messages, &message->link);
    receiver->queued += message->size + MESSAGE_OVERHEAD;
    receiver->message_count++;
    unix_tell(receiver, POLL_IN);
}

static void dequeue(struct unix_socket *socket, struct unix_message *message)
{
    list_remove(&message->link);
    socket->queued -= message->size + MESSAGE_OVERHEAD;
    socket->message_count--;
    message_free(message);
    unix_tell_senders(socket);
}

void unix_drop_messages(struct unix_socket *socket)
{
    while (!list_empty(&socket->messages))
        dequeue(socket, list_first(&socket->messages, struct unix_message, link));
}

size_t unix_readable(const struct unix_socket *socket)
{
    const struct unix_message *message;
    size_t size = 0;

    list_for_each (message, &socket->messages, link) {
        size += message->size - message->offset;
        if (socket->type != SOCK_STREAM)
            break;
    }
    return size;
}

/* ---- Sending --------------------------------------------------------------------------------- */

/* A sender waiting for room at its receiver. */
struct send_wait {
    struct unix_socket *socket, *receiver;
};

bool unix_queue_full(const struct unix_socket *sender, const struct unix_socket *receiver)
{
    /* The number of datagrams is bounded for those that the receiver is not connected to. */
    if (sender->type == SOCK_DGRAM && receiver->peer != sender &&
        receiver->message_count > DATAGRAMS_MAX)
        return true;
    return receiver->queued >= SEND_BUFFER;
}

static bool may_send(void *argument)
{
    struct send_wait *wait = argument;
    struct unix_socket *receiver = wait->receiver;

    if (wait->socket->send_shut || receiver->closed || receiver->receive_shut)
        return true; /* EPIPE is an answer, too */
    return !unix_queue_full(wait->socket, receiver);
}

static int wait_to_send(struct unix_socket *socket, struct unix_socket *receiver, int flags)
{
    struct send_wait wait = { socket, receiver };
    int error = 0;

    if (!may_send(&wait)) {
        socket->lacked_room = true;
        if (flags & MSG_DONTWAIT)
            return -EAGAIN;
        error = unix_wait(&receiver->drained, may_send, &wait, unix_deadline(socket->send_timeout));
    }
    if (error)
        return error;
    if (socket->send_shut)
        return -EPIPE;
    if (receiver->closed)
        return socket->type == SOCK_DGRAM ? -ECONNREFUSED : -EPIPE;
    return receiver->receive_shut ? -EPIPE : 0;
}

static int send_piece(struct unix_socket *socket, struct unix_socket *receiver, struct uio *uio,
                      size_t size, int flags, struct unix_control *control)
{
    struct unix_message *message;
    int error = wait_to_send(socket, receiver, flags);

    if (error)
        return error;
    error = message_create(uio, size, &message);
    if (error)
        return error;
    error = message_attach(message, socket, control);
    if (error) {
        message_free(message);
        return error;
    }
    enqueue(receiver, message);
    return 0;
}

static ssize_t send_stream(struct unix_socket *socket, struct unix_socket *receiver,
                           struct uio *uio, int flags, struct unix_control *control)
{
    size_t sent = 0;
    int error = socket->send_shut ? -EPIPE : 0; /* even with nothing to send */

    while (uio->remaining > 0 && !error) {
        size_t size = MIN(uio->remaining, (size_t)STREAM_PIECE);

        error = send_piece(socket, receiver, uio, size, flags, control);
        sent += error ? 0 : size;
    }
    if (error == -EPIPE && sent == 0 && !(flags & MSG_NOSIGNAL))
        file_signal_self(SIGPIPE);
    return sent > 0 ? (ssize_t)sent : error;
}

static ssize_t send_datagram(struct unix_socket *socket, struct unix_socket *receiver,
                             struct uio *uio, int flags, struct unix_control *control)
{
    size_t size = uio->remaining;
    int error;

    if (size > SEND_BUFFER - 32)
        return -EMSGSIZE;
    if (receiver->type != socket->type)
        return -EPROTOTYPE;
    error = send_piece(socket, receiver, uio, size, flags, control);
    return error ? error : (ssize_t)size;
}

ssize_t unix_send(struct unix_socket *socket, struct uio *uio, int flags,
                  struct unix_control *control)
{
    struct unix_socket *receiver = control && control->target ? control->target : socket->peer;
    ssize_t result;

    if (flags & MSG_OOB)
        return -EOPNOTSUPP;
    if (!receiver) {
        if (socket->send_shut && socket->type == SOCK_STREAM && !(flags & MSG_NOSIGNAL))
            file_signal_self(SIGPIPE);
        return socket->send_shut ? -EPIPE : -ENOTCONN;
    }
    unix_get(receiver);
    if (socket->type == SOCK_STREAM)
        result = send_stream(socket, receiver, uio, flags, control);
    else
        result = send_datagram(socket, receiver, uio, flags, control);
    if (result == -ECONNREFUSED && receiver == socket->peer)
        unix_leave_peer(socket); /* told once; ENOTCONN from then on */
    unix_put(receiver);
    return result;
}

/* ---- Receiving ------------------------------------------------------------------------------- */

static bool has_message(void *argument)
{
    struct unix_socket *socket = argument;

    return !list_empty(&socket->messages) || socket->receive_shut || socket->error;
}

/* 0 with a message there, 1 at the end of the data, or an error. */
static int wait_for_message(struct unix_socket *socket, int flags, ktime_t deadline)
{
    int error = 0;

    if (!has_message(socket)) {
        if (flags & MSG_DONTWAIT)
            return -EAGAIN;
        socket->reader_sleeps = socket->type == SOCK_STREAM;
        error = unix_wait(&socket->changed, has_message, socket, deadline);
        socket->reader_sleeps = false;
    }
    if (error)
        return error;
    if (!list_empty(&socket->messages))
        return 0;
    if (socket->error) {
        error = -socket->error;
        socket->error = 0;
        return error;
    }
    return 1;
}

static void take_sender(const struct unix_message *message, struct unix_control *control)
{
    if (!control)
        return;
    control->sender = message->sender;
    control->has_sender = true;
    if (!control->from && message->from) {
        control->from = message->from;
        unix_address_get(control->from);
    }
}

/* Hands a message's files to the receiver, or drops them if it wants none; not if it peeks. */
static void take_files(struct unix_message *message, int flags, struct unix_control *control)
{
    bool peek = flags & MSG_PEEK;

    for (unsigned i = 0; i < message->file_count; i++) {
        if (control)
            control->files[i] = message->files[i];
        if (!peek)
            flight_end(message->files[i]);
        if (control && peek)
            file_get(message->files[i]);
        else if (!control && !peek)
            file_put(message->files[i]);
    }
    if (control)
        control->file_count = message->file_count;
    if (!peek)
        message->file_count = 0;
}

static ssize_t receive_datagram(struct unix_socket *socket, struct uio *uio, int flags,
                                struct unix_control *control)
{
    struct unix_message *message = list_first(&socket->messages, struct unix_message, link);
    size_t size = MIN(message->size, uio->remaining), whole = message->size;

    if (uio_write(uio, message->data, size) != size)
        return -EFAULT;
    take_sender(message, control);
    take_files(message, flags, control);
    if (control && size < whole)
        control->flags |= MSG_TRUNC;
    if (!(flags & MSG_PEEK))
        dequeue(socket, message);
    return (ssize_t)(flags & MSG_TRUNC ? whole : size);
}

static bool same_sender(const struct unix_message *a, const struct ucred *b)
{
    return a->sender.pid == b->pid && a->sender.uid == b->uid && a->sender.gid == b->gid;
}

/* Copies from the messages that wait. Stops behind one with files and before another sender's. */
static ssize_t copy_stream(struct unix_socket *socket, struct uio *uio, int flags,
                           struct unix_control *control, bool *first)
{
    struct unix_message *message, *next;
    size_t done = 0;

    list_for_each_safe (message, next, &socket->messages, link) {
        size_t size = MIN(message->size - message->offset, uio->remaining), copied;
        bool has_files = message->file_count > 0;

        if (uio->remaining == 0)
            break;
        if (!*first && socket->pass_credentials && control &&
            !same_sender(message, &control->sender))
            break;
        copied = uio_write(uio, message->data + message->offset, size);
        if (copied == 0 && size > 0)
            return done > 0 ? (ssize_t)done : -EFAULT;
        if (*first)
            take_sender(message, control);
        if (has_files)
            take_files(message, flags, control);
        *first = false;
        done += copied;
        if (!(flags & MSG_PEEK))
            message->offset += copied;
        if (message->offset == message->size)
            dequeue(socket, message);
        if (has_files)
            break;
    }
    return (ssize_t)done;
}

static ssize_t receive_stream(struct unix_socket *socket, struct uio *uio, int flags,
                              struct unix_control *control, ktime_t deadline)
{
    size_t done = 0;
    bool first = true;

    for (;;) {
        ssize_t copied = copy_stream(socket, uio, flags, control, &first);
        int error;

        if (copied < 0)
            return done > 0 ? (ssize_t)done : copied;
        done += (size_t)copied;
        if (!(flags & MSG_WAITALL) || (flags & MSG_PEEK) || uio->remaining == 0)
            return (ssize_t)done;
        error = wait_for_message(socket, flags, deadline);
        if (error)
            return (ssize_t)done;
    }
}

ssize_t unix_receive(struct unix_socket *socket, struct uio *uio, int flags,
                     struct unix_control *control)
{
    ktime_t deadline = unix_deadline(socket->receive_timeout);
    int state;

    if (flags & MSG_OOB)
        return -EOPNOTSUPP;
    if (socket->type != SOCK_DGRAM && socket->state != UNIX_CONNECTED)
        return socket->type == SOCK_STREAM ? -EINVAL : -ENOTCONN;
    state = wait_for_message(socket, flags, deadline);
    if (state != 0)
        return state > 0 ? 0 : state;
    if (socket->type == SOCK_STREAM)
        return receive_stream(socket, uio, flags, control, deadline);
    return receive_datagram(socket, uio, flags, control);
}
