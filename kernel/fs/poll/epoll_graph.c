/*
 * epoll_graph.c: epolls that watch epolls (epoll(7)). They form a graph without loops and of few
 * levels, in which an event climbs from a file to all that watch it, on every way. A walk over all
 * ways could take forever in a wide graph, so a walk comes to each epoll once, and the number of
 * ways from any file is bounded.
 */
#include "abi/errno.h"
#include "fs/file.h"
#include "fs/poll/epoll.h"

#define NESTING_MAX 4 /* epolls that may watch each other in a row */

/* Ways from a file that end behind so many more epolls, as in Linux; at the first any may end. */
static const unsigned path_limits[NESTING_MAX + 1] = { 0, 500, 100, 50, 10 };

static unsigned last_walk;

bool epoll_is_file(const struct file *file)
{
    return file->ops == &epoll_ops;
}

/* True if this walk is here for the first time. */
static bool walk_enters(struct epoll *epoll)
{
    if (epoll->walk == last_walk)
        return false;
    epoll->walk = last_walk;
    epoll->found = 0;
    return true;
}

/* How many epolls watch each other below file; more than NESTING_MAX if target is among them. */
static int depth_below(const struct file *file, const struct file *target)
{
    struct epoll *epoll = file->private;
    const struct epoll_item *item;

    if (file == target)
        return NESTING_MAX + 1;
    if (!walk_enters(epoll))
        return epoll->found;
    list_for_each (item, &epoll->items, link)
        if (epoll_is_file(item->file))
            epoll->found = MAX(epoll->found, 1 + depth_below(item->file, target));
    return epoll->found;
}

/* How many epolls watch this one, in a row. */
static int height_above(const struct file *file)
{
    struct epoll *epoll = file->private;
    const struct epoll_item *item;

    if (!walk_enters(epoll))
        return epoll->found;
    list_for_each (item, &file->epoll_links, file_link)
        epoll->found = MAX(epoll->found, 1 + height_above(item->epoll->file));
    return epoll->found;
}

int epoll_check_depth(const struct file *epoll, const struct file *watched)
{
    last_walk++;
    int below = depth_below(watched, epoll);
    last_walk++;
    return below + 1 + height_above(epoll) > NESTING_MAX ? -ELOOP : 0;
}

/* Counts the ways up from file by their length. False: too many. */
static bool count_paths(const struct file *file, int length, unsigned *counts)
{
    const struct epoll_item *item;

    if (length > NESTING_MAX)
        return false;
    list_for_each (item, &file->epoll_links, file_link) {
        const struct file *upper = item->epoll->file;

        if (!list_empty(&upper->epoll_links)) {
            if (!count_paths(upper, length + 1, counts))
                return false;
        } else if (length > 0 && ++counts[length] > path_limits[length]) {
            return false;
        }
    }
    return true;
}

static bool paths_from(const struct file *file)
{
    unsigned counts[NESTING_MAX + 1] = { 0 };

    return count_paths(file, 0, counts);
}

/* Looks at each file below an epoll. */
static bool paths_from_below(struct epoll *epoll)
{
    const struct epoll_item *item;

    if (!walk_enters(epoll))
        return true;
    list_for_each (item, &epoll->items, link)
        if (epoll_is_file(item->file) ? !paths_from_below(item->file->private)
                                      : !paths_from(item->file))
            return false;
    return true;
}

bool epoll_paths_allowed(const struct file *epoll, const struct file *file)
{
    last_walk++;
    if (epoll_is_file(file))
        return paths_from_below(file->private);
    return list_empty(&epoll->epoll_links) || paths_from(file);
}
