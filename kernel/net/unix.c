/* The life of an AF_UNIX endpoint: creation, connection, shutdown, end; and what poll sees. */
#include "net/unix.h"

#include "abi/errno.h"
#include "abi/poll.h"
#include "debug/debug.h"
#include "fs/file.h"
#include "mm/kmalloc.h"
#include "task/process.h"
#include "task/task.h"
#include "time/clock.h"

static struct ucred own_credentials(void)
{
    return (struct ucred){ current_process()->pid, current->cred.euid, current->cred.egid };
}

int unix_create(int type, struct unix_socket **out)
{
    struct unix_socket *socket = kzalloc(sizeof(*socket));

    if (!socket)
        return -ENOMEM;
    socket->references = 1;
    socket->type = type;
    socket->receive_timeout = socket->send_timeout = KTIME_NEVER;
    list_init(&socket->bound_link);
    list_init(&socket->messages);
    list_init(&socket->backlog);
    list_init(&socket->backlog_link);
    list_init(&socket->clients);
    list_init(&socket->client_link);
    list_init(&socket->flight_link);
    list_init(&socket->walk_link);
    waitq_init(&socket->changed);
    waitq_init(&socket->drained);
    waitq_init(&socket->writable);
    list_init(&socket->async);
    *out = socket;
    return 0;
}

void unix_get(struct unix_socket *socket)
{
    socket->references++;
}

void unix_put(struct unix_socket *socket)
{
    if (--socket->references > 0)
        return;
    assert(socket->closed && list_empty(&socket->messages));
    unix_address_put(socket->address);
    kfree(socket);
}

void unix_tell(struct unix_socket *socket, int code)
{
    waitq_wake_all(&socket->changed);
    if (!socket->reader_sleeps)
        async_list_send(&socket->async, code);
}

void unix_tell_senders(struct unix_socket *socket)
{
    struct unix_socket *client;

    waitq_wake_all(&socket->drained);
    list_for_each (client, &socket->clients, client_link) {
        waitq_wake_all(&client->writable);
        if (!client->lacked_room || socket->queued > SEND_BUFFER / 4)
            continue;
        client->lacked_room = false;
        async_list_send(&client->async, POLL_OUT);
    }
}

static void set_peer(struct unix_socket *socket, struct unix_socket *peer)
{
    unix_get(peer);
    socket->peer = peer;
    list_add_tail(&peer->clients, &socket->client_link);
}

void unix_leave_peer(struct unix_socket *socket)
{
    struct unix_socket *peer = socket->peer;

    if (!peer)
        return;
    socket->peer = NULL;
    list_remove(&socket->client_link);
    if (socket->type != SOCK_DGRAM && peer->peer == socket) {
        peer->receive_shut = peer->send_shut = true;
        if (!list_empty(&socket->messages))
            peer->error = ECONNRESET; /* unix(7): unread data was lost */
        unix_tell(peer, POLL_HUP);
    }
    unix_tell_senders(peer);
    unix_put(peer);
}

static void refuse_backlog(struct unix_socket *listener)
{
    while (!list_empty(&listener->backlog)) {
        struct unix_socket *end = list_first(&listener->backlog, struct unix_socket, backlog_link);

        list_remove(&end->backlog_link);
        unix_close(end);
        unix_put(end);
    }
}

void unix_close(struct unix_socket *socket)
{
    socket->closed = true;
    list_remove(&socket->bound_link);
    unix_leave_peer(socket);
    refuse_backlog(socket);
    unix_drop_messages(socket);
    unix_tell_senders(socket);
    waitq_wake_all(&socket->changed);
}

void unix_join(struct unix_socket *a, struct unix_socket *b)
{
    set_peer(a, b);
    set_peer(b, a);
    a->state = b->state = UNIX_CONNECTED;
    a->credentials = a->peer_credentials = own_credentials();
    b->credentials = b->peer_credentials = own_credentials();
}

int unix_listen(struct unix_socket *socket, int backlog)
{
    if (socket->type == SOCK_DGRAM)
        return -EOPNOTSUPP;
    if (!socket->address || socket->state == UNIX_CONNECTED)
        return -EINVAL;
    socket->state = UNIX_LISTENING;
    socket->credentials = own_credentials();
    socket->backlog_limit = backlog < 0 || backlog > SOMAXCONN ? SOMAXCONN : (unsigned)backlog;
    waitq_wake_all(&socket->changed);
    return 0;
}

/* ---- Waiting --------------------------------------------------------------------------------- */

ktime_t unix_deadline(ktime_t timeout)
{
    return timeout == KTIME_NEVER ? KTIME_NEVER : deadline_after(timeout);
}

int unix_wait(struct waitq *queue, bool (*ready)(void *), void *argument, ktime_t deadline)
{
    int error = waitq_wait_until(queue, ready, argument, WAIT_INTERRUPTIBLE, deadline);

    if (error == -ETIMEDOUT)
        return -EAGAIN;
    return error == -ERESTARTSYS && deadline != KTIME_NEVER ? -EINTR : error;
}

/* ---- Connecting ------------------------------------------------------------------------------ */

static bool backlog_has_room(void *argument)
{
    struct unix_socket *listener = argument;

    return listener->closed || listener->state != UNIX_LISTENING || listener->receive_shut ||
           listener->backlog_count <= listener->backlog_limit;
}

static int wait_for_room(struct unix_socket *listener, struct unix_socket *socket, bool nonblocking)
{
    int error = 0;

    if (!backlog_has_room(listener)) {
        if (nonblocking)
            return -EAGAIN;
        error = unix_wait(&listener->drained, backlog_has_room, listener,
                          unix_deadline(socket->send_timeout));
    }
    if (error)
        return error;
    if (listener->closed || listener->state != UNIX_LISTENING || listener->receive_shut)
        return -ECONNREFUSED;
    return 0;
}

static void set_default_receiver(struct unix_socket *socket, struct unix_socket *target)
{
    unix_leave_peer(socket); /* current's system call holds target */
    if (target)
        set_peer(socket, target);
    socket->state = target ? UNIX_CONNECTED : UNIX_UNCONNECTED;
    waitq_wake_all(&socket->changed);
}

int unix_connect(struct unix_socket *socket, struct unix_socket *target, bool nonblocking)
{
    struct unix_socket *end;
    int error;

    if (socket->type == SOCK_DGRAM) {
        if (target && target->type != SOCK_DGRAM)
            return -EPROTOTYPE;
        set_default_receiver(socket, target);
        return 0;
    }
    if (!target || socket->state == UNIX_LISTENING)
        return -EINVAL;
    if (target->type != socket->type)
        return -EPROTOTYPE;
    if (target->state != UNIX_LISTENING)
        return -ECONNREFUSED;
    error = wait_for_room(target, socket, nonblocking);
    if (error)
        return error;
    if (socket->state == UNIX_CONNECTED)
        return -EISCONN;
    error = unix_create(socket->type, &end);
    if (error)
        return error;
    unix_join(socket, end);
    socket->peer_credentials = end->credentials = target->credentials;
    end->peer_credentials = socket->credentials;
    end->address = target->address;
    unix_address_get(end->address);
    list_add_tail(&target->backlog, &end->backlog_link);
    target->backlog_count++;
    unix_tell(target, POLL_IN);
    return 0;
}

static bool has_connection(void *argument)
{
    struct unix_socket *listener = argument;

    return !list_empty(&listener->backlog) || listener->receive_shut;
}

int unix_accept(struct unix_socket *listener, bool nonblocking, struct unix_socket **out)
{
    struct unix_socket *end;
    int error = 0;

    if (listener->type == SOCK_DGRAM)
        return -EOPNOTSUPP;
    if (listener->state != UNIX_LISTENING)
        return -EINVAL;
    if (!has_connection(listener)) {
        if (nonblocking)
            return -EAGAIN;
        error = unix_wait(&listener->changed, has_connection, listener,
                          unix_deadline(listener->receive_timeout));
    }
    if (error)
        return error;
    if (list_empty(&listener->backlog))
        return -EINVAL;
    end = list_first(&listener->backlog, struct unix_socket, backlog_link);
    list_remove(&end->backlog_link);
    listener->backlog_count--;
    unix_tell_senders(listener);
    *out = end;
    return 0;
}

int unix_shutdown(struct unix_socket *socket, int how)
{
    bool receive = how == SHUT_RD || how == SHUT_RDWR, send = how == SHUT_WR || how == SHUT_RDWR;
    struct unix_socket *peer = socket->peer;

    if (how < SHUT_RD || how > SHUT_RDWR)
        return -EINVAL;
    socket->receive_shut |= receive;
    socket->send_shut |= send;
    if (peer && socket->type != SOCK_DGRAM) {
        peer->receive_shut |= send;
        peer->send_shut |= receive;
        unix_tell_senders(peer);
        if (peer->receive_shut)
            unix_tell(peer, peer->send_shut ? POLL_HUP : POLL_IN);
        else
            waitq_wake_all(&peer->changed);
    }
    unix_tell_senders(socket);
    waitq_wake_all(&socket->changed);
    return 0;
}

unsigned unix_poll(struct unix_socket *socket, struct poll_table *table)
{
    unsigned ready = 0;

    poll_wait(table, &socket->changed);
    poll_wait_for(table, &socket->writable, POLLOUT | POLLWRNORM | POLLWRBAND);
    if (socket->error)
        ready |= POLLERR;
    if (socket->state == UNIX_LISTENING)
        return ready | (list_empty(&socket->backlog) ? 0 : POLLIN | POLLRDNORM);
    if (!list_empty(&socket->messages) || socket->receive_shut)
        ready |= POLLIN | POLLRDNORM;
    if (socket->receive_shut)
        ready |= POLLRDHUP;
    if (socket->receive_shut && socket->send_shut)
        ready |= POLLHUP;
    if (socket->type != SOCK_DGRAM && socket->state == UNIX_UNCONNECTED)
        ready |= POLLHUP;
    if (!socket->peer || !unix_queue_full(socket, socket->peer))
        ready |= POLLOUT | POLLWRNORM | POLLWRBAND;
    return ready;
}
