/*
 * A ring of bytes in pages that come with the data and go with it: what a pipe holds. An empty ring
 * keeps one page at most, so that many idle pipes cost little.
 */
#ifndef KERNEL_FS_PIPE_RING_H
#define KERNEL_FS_PIPE_RING_H

#include "fs/uio.h"
#include "lib/types.h"

struct page;

struct ring {
    struct page **pages; /* size / PAGE_SIZE of them; NULL where there is no data */
    size_t size;         /* bytes it may hold: whole pages */
    size_t start, used;
};

/* 0 or -ENOMEM. */
int ring_create(struct ring *ring, size_t size);
void ring_destroy(struct ring *ring);

static inline size_t ring_room(const struct ring *ring)
{
    return ring->size - ring->used;
}

/* Move up to size bytes, no more than are there or have room. Return how many; 0: -EFAULT, if the
 * first user byte faults, and for the second -ENOMEM. */
ssize_t ring_read(struct ring *ring, struct uio *uio, size_t size);
ssize_t ring_write(struct ring *ring, struct uio *uio, size_t size);

/* Appends a copy of from's first size bytes to `to`, no more than there are or have room. Returns
 * how many; -ENOMEM for the first. */
ssize_t ring_append(struct ring *to, const struct ring *from, size_t size);
/* Copies up to size bytes without taking them. Returns how many. */
size_t ring_peek(const struct ring *ring, char *buffer, size_t size);
/* Takes size bytes, which are there. */
void ring_drop(struct ring *ring, size_t size);

/* Changes the size; at least `used`. 0 or -ENOMEM (nothing changed). */
int ring_resize(struct ring *ring, size_t size);

#endif
