/*
 * collect.c: sockets that only messages still hold. A socket on its way in a message (SCM_RIGHTS)
 * is kept by it; if the message waits at that very socket, or in a circle of such, nobody can ever
 * receive it. A collection finds these and drops their messages, which frees them.
 *
 * The sockets on their way are in one list. Those with a reference from outside the messages that
 * wait at sockets of the list are reachable, and what waits at a reachable one is reachable too.
 */
#include "fs/file.h"
#include "net/unix.h"

#define COLLECT_MIN 16 /* fewer sockets on their way are not worth a look */

static struct list flying = LIST_INIT(flying);
static unsigned flying_count, collect_at = COLLECT_MIN;

typedef void visit_socket(struct unix_socket *socket, struct list *reachable);

static void visit_messages(struct list *messages, visit_socket *visit, struct list *reachable)
{
    struct unix_message *message;

    list_for_each (message, messages, link)
        for (unsigned i = 0; i < message->file_count; i++)
            if (unix_of(message->files[i]))
                visit(unix_of(message->files[i]), reachable);
}

/* The sockets in messages that wait at socket and, if it listens, at what connected to it. */
static void visit_sockets(struct unix_socket *socket, visit_socket *visit, struct list *reachable)
{
    struct unix_socket *end;

    visit_messages(&socket->messages, visit, reachable);
    list_for_each (end, &socket->backlog, backlog_link)
        visit_messages(&end->messages, visit, reachable);
}

static void discount(struct unix_socket *socket, struct list *reachable)
{
    (void)reachable;
    socket->outside--;
}

static void reach(struct unix_socket *socket, struct list *reachable)
{
    if (socket->reachable)
        return;
    socket->reachable = true;
    list_add_tail(reachable, &socket->walk_link);
}

static void mark_reachable(void)
{
    struct list reachable = LIST_INIT(reachable);
    struct unix_socket *socket;

    list_for_each (socket, &flying, flight_link) {
        socket->outside = socket->file->references;
        socket->reachable = false;
    }
    list_for_each (socket, &flying, flight_link)
        visit_sockets(socket, discount, NULL);
    list_for_each (socket, &flying, flight_link)
        if (socket->outside > 0)
            reach(socket, &reachable);
    while (!list_empty(&reachable)) {
        socket = list_first(&reachable, struct unix_socket, walk_link);
        list_remove(&socket->walk_link);
        visit_sockets(socket, reach, &reachable);
    }
}

static void collect(void)
{
    struct list garbage = LIST_INIT(garbage);
    struct unix_socket *socket, *end;

    mark_reachable();
    list_for_each (socket, &flying, flight_link) {
        if (socket->reachable)
            continue;
        file_get(socket->file);
        list_add_tail(&garbage, &socket->walk_link);
    }
    list_for_each (socket, &garbage, walk_link) {
        unix_drop_messages(socket);
        list_for_each (end, &socket->backlog, backlog_link)
            unix_drop_messages(end);
    }
    while (!list_empty(&garbage)) {
        socket = list_first(&garbage, struct unix_socket, walk_link);
        list_remove(&socket->walk_link);
        file_put(socket->file);
    }
}

void flight_begin(struct file *file)
{
    struct unix_socket *socket = unix_of(file);

    if (!socket || socket->in_flight++ > 0)
        return;
    list_add_tail(&flying, &socket->flight_link);
    if (++flying_count <= collect_at)
        return;
    collect();
    collect_at = MAX(2 * flying_count, (unsigned)COLLECT_MIN);
}

void flight_end(struct file *file)
{
    struct unix_socket *socket = unix_of(file);

    if (!socket || --socket->in_flight > 0)
        return;
    list_remove(&socket->flight_link);
    flying_count--;
}
