/* What epoll.c (items, waiting, calls) and epoll_graph.c (epolls that watch epolls) share. */
#ifndef KERNEL_FS_POLL_EPOLL_H
#define KERNEL_FS_POLL_EPOLL_H

#include "abi/epoll.h"
#include "lib/list.h"
#include "lib/types.h"
#include "task/sched/waitq.h"

struct file;
struct file_ops;

extern const struct file_ops epoll_ops;

struct epoll {
    struct file *file;    /* its own */
    unsigned walk;        /* the last walk of the graph that came here, and what it found: */
    int found;
    struct list items;    /* by link */
    struct list ready;    /* by ready_link */
    struct waitq waiters; /* of epoll_wait */
    struct waitq pollers; /* of poll on the epoll itself */
};

struct epoll_item {
    struct list link;
    struct list ready_link;
    struct list file_link; /* in file->epoll_links */
    struct list places;    /* struct epoll_place: the queues it stands in */
    struct epoll *epoll;
    struct file *file;
    int fd;
    struct epoll_event event;
};

/* ---- epoll_graph.c --------------------------------------------------------------------------- */

bool epoll_is_file(const struct file *file);
/* epoll may watch the epoll `watched`: no loop, not too deep. 0 or -ELOOP. */
int epoll_check_depth(const struct file *epoll, const struct file *watched);
/* With file now watched by epoll, no file's event reaches too many epolls on too many ways. */
bool epoll_paths_allowed(const struct file *epoll, const struct file *file);

#endif
