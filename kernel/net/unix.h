/*
 * AF_UNIX sockets (unix(7)): the endpoints, what travels between them, and their addresses.
 *
 * A stream or seqpacket socket is unconnected, listening, or connected: then `peer` is the other
 * end, each end holding a reference to the other. A datagram socket's peer is only its default
 * receiver. Data waits at the receiver: a queue of messages, bounded by SEND_BUFFER bytes.
 */
#ifndef KERNEL_NET_UNIX_H
#define KERNEL_NET_UNIX_H

#include "abi/socket.h"
#include "fs/uio.h"
#include "lib/list.h"
#include "lib/types.h"
#include "task/sched/waitq.h"

struct file;
struct inode;
struct poll_table;

#define SEND_BUFFER 212992 /* /proc/sys/net/core/wmem_default */

struct unix_address {
    unsigned references;
    unsigned length;       /* of the whole, sun_family included */
    struct sockaddr_un name;
    struct inode *inode;   /* of a name in the file system; NULL: abstract */
};

#define MESSAGE_OVERHEAD 768 /* what a message counts besides its bytes, about as in Linux */

/* One send: a datagram, or a piece of a stream. */
struct unix_message {
    struct list link;
    size_t size, offset;   /* offset: how much of it was read (streams) */
    char *data;
    struct unix_address *from; /* counted, or NULL */
    struct ucred sender;
    struct file **files;   /* counted: SCM_RIGHTS on their way; NULL: none */
    unsigned file_count;
};

enum unix_state { UNIX_UNCONNECTED, UNIX_LISTENING, UNIX_CONNECTED };

struct unix_socket {
    unsigned references;
    int type; /* SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET */
    enum unix_state state;
    struct unix_socket *peer; /* counted */
    struct unix_address *address;
    struct list bound_link;   /* in the table of names */
    struct list messages;
    size_t queued;            /* bytes in messages, with their overhead */
    unsigned message_count;
    struct list backlog;      /* of a listener: connected ends not yet accepted, by backlog_link */
    struct list backlog_link;
    unsigned backlog_count, backlog_limit;
    bool receive_shut, send_shut, pass_credentials, closed;
    int error;                /* SO_ERROR */
    struct ucred credentials, peer_credentials;
    ktime_t receive_timeout, send_timeout; /* nanoseconds; KTIME_NEVER: none */
    struct list clients;      /* sockets whose peer this is, by client_link */
    struct list client_link;
    struct file *file;        /* NULL: not accepted yet, or closed */
    unsigned in_flight;       /* messages that carry its file; if any it is in a list: */
    struct list flight_link;
    struct list walk_link;    /* for collect.c, with the next two */
    unsigned outside;
    bool reachable;
    struct waitq changed;     /* data, a connection, shutdown, the end */
    struct waitq drained;     /* room here: for who waits to send or to connect to this */
    struct waitq writable;    /* room at the peer: for who polls this */
    struct list async;        /* the file, if it has O_ASYNC */
    bool reader_sleeps;       /* a stream's: then data makes no SIGIO */
    bool lacked_room;         /* a send failed or slept: room is news, and makes SIGIO */
};

/* ---- unix.c: endpoints ----------------------------------------------------------------------- */

int unix_create(int type, struct unix_socket **out);
void unix_get(struct unix_socket *socket);
void unix_put(struct unix_socket *socket);
/* The last descriptor goes: tells the peer, drops what waits. */
void unix_close(struct unix_socket *socket);
/* Ends the connection: the peer sees the end of our data, and its own find no reader. */
void unix_leave_peer(struct unix_socket *socket);
/* Wakes who waits for a change, and SIGIO: POLL_IN, POLL_HUP. */
void unix_tell(struct unix_socket *socket, int code);
/* This has more room, or will never: tells those who wait to send to it. */
void unix_tell_senders(struct unix_socket *socket);
/* Joins two unconnected sockets (socketpair). */
void unix_join(struct unix_socket *a, struct unix_socket *b);

int unix_listen(struct unix_socket *socket, int backlog);
int unix_connect(struct unix_socket *socket, struct unix_socket *target, bool nonblocking);
/* Takes a connected end out of the backlog; its reference is the caller's. */
int unix_accept(struct unix_socket *listener, bool nonblocking, struct unix_socket **out);
/* The end of a wait that begins now and lasts so long at most (KTIME_NEVER: for ever). */
ktime_t unix_deadline(ktime_t timeout);
/* Sleeps until ready(argument). 0, -EAGAIN at the deadline, or for a signal what signal(7) says: a
 * wait with a deadline is never restarted (-EINTR), one without may be (-ERESTARTSYS). */
int unix_wait(struct waitq *queue, bool (*ready)(void *), void *argument, ktime_t deadline);
int unix_shutdown(struct unix_socket *socket, int how);
unsigned unix_poll(struct unix_socket *socket, struct poll_table *table);

/* ---- transfer.c: sending and receiving ------------------------------------------------------- */

/* What goes with the bytes of one sendmsg or recvmsg. */
struct unix_control {
    struct unix_socket *target; /* send: another receiver than the peer; else NULL */
    struct file *files[SCM_MAX_FD]; /* counted; send: in, receive: out */
    unsigned file_count;
    struct ucred sender;
    bool has_sender;
    struct unix_address *from; /* receive: counted, or NULL */
    int flags;                 /* receive: MSG_TRUNC, … */
};

/* Sends all of uio, blocking unless MSG_DONTWAIT. Files move out of control with the first byte.
 * The count, or send(2)'s errors. SIGPIPE is sent unless MSG_NOSIGNAL. */
ssize_t unix_send(struct unix_socket *socket, struct uio *uio, int flags,
                  struct unix_control *control);
ssize_t unix_receive(struct unix_socket *socket, struct uio *uio, int flags,
                     struct unix_control *control);
/* Frees all that waits in the queue. */
void unix_drop_messages(struct unix_socket *socket);
/* No room for another message of sender at receiver. */
bool unix_queue_full(const struct unix_socket *sender, const struct unix_socket *receiver);
/* Bytes that a read would find (FIONREAD). */
size_t unix_readable(const struct unix_socket *socket);

/* ---- collect.c: files on their way ----------------------------------------------------------  */

/* A message begins to carry file, or ends to (its reference is the caller's matter). */
void flight_begin(struct file *file);
void flight_end(struct file *file);
/* socket.c: the socket of a file, or NULL. */
struct unix_socket *unix_of(const struct file *file);

/* ---- address.c: names ------------------------------------------------------------------------ */

/* Reads a sockaddr_un from user space. 0, -EINVAL, -EFAULT. *length: normalised. */
int unix_address_read(const void __user *user, unsigned *length, struct sockaddr_un *out);
/* Gives socket this name: autobind if length is just the family. 0, -EADDRINUSE, -EINVAL… */
int unix_bind(struct unix_socket *socket, const struct sockaddr_un *name, unsigned length);
/* The socket bound to name: counted; an abstract one of this type. 0, -ECONNREFUSED, -ENOENT,
 * -EACCES… */
int unix_find(const struct sockaddr_un *name, unsigned length, int type, struct unix_socket **out);
void unix_address_get(struct unix_address *address);
void unix_address_put(struct unix_address *address);

#endif
