/*
 * ring.c: bytes in a ring of pages.
 */
#include "fs/pipe/ring.h"

#include "abi/errno.h"
#include "lib/string.h"
#include "mm/kmalloc.h"
#include "mm/page.h"

int ring_create(struct ring *ring, size_t size)
{
    *ring = (struct ring){ .size = size };
    ring->pages = kmalloc_array(size >> PAGE_SHIFT, sizeof(struct page *));
    return ring->pages != NULL ? 0 : -ENOMEM;
}

void ring_destroy(struct ring *ring)
{
    for (size_t slot = 0; slot < ring->size >> PAGE_SHIFT; slot++)
        if (ring->pages[slot] != NULL)
            page_put(ring->pages[slot]);
    kfree(ring->pages);
    ring->pages = NULL;
}

/* The page of slot has been read to its end, or all data has. */
static void leave_page(struct ring *ring, size_t slot)
{
    struct page *page = ring->pages[slot];
    ring->pages[slot] = NULL;
    if (ring->used == 0) {
        ring->start = 0;
        ring->pages[0] = page; /* for what comes next */
    } else {
        page_put(page);
    }
}

static void advance(struct ring *ring, size_t done)
{
    size_t slot = ring->start >> PAGE_SHIFT;
    ring->start = (ring->start + done) % ring->size;
    ring->used -= done;
    /* In a ring that is nearly full the newest bytes may stand in the page of the oldest. */
    bool left = ring->start % PAGE_SIZE == 0 && ring->used <= ring->size - PAGE_SIZE;
    if (done > 0 && (ring->used == 0 || left))
        leave_page(ring, slot);
}

ssize_t ring_read(struct ring *ring, struct uio *uio, size_t size)
{
    ssize_t total = 0;
    size = MIN(size, MIN(ring->used, uio->remaining));
    while ((size_t)total < size) {
        size_t offset = ring->start % PAGE_SIZE;
        size_t chunk = MIN(size - total, PAGE_SIZE - offset);
        char *bytes = page_address(ring->pages[ring->start >> PAGE_SHIFT]);
        size_t done = uio_write(uio, bytes + offset, chunk);
        advance(ring, done);
        total += done;
        if (done < chunk)
            break;
    }
    return total > 0 || size == 0 ? total : -EFAULT;
}

ssize_t ring_write(struct ring *ring, struct uio *uio, size_t size)
{
    ssize_t total = 0;
    size = MIN(size, MIN(ring_room(ring), uio->remaining));
    while ((size_t)total < size) {
        size_t end = (ring->start + ring->used) % ring->size;
        size_t offset = end % PAGE_SIZE;
        size_t chunk = MIN(size - total, PAGE_SIZE - offset);
        struct page **page = &ring->pages[end >> PAGE_SHIFT];
        if (*page == NULL)
            *page = page_alloc_user();
        if (*page == NULL)
            return total > 0 ? total : -ENOMEM;
        size_t done = uio_read(uio, (char *)page_address(*page) + offset, chunk);
        ring->used += done;
        total += done;
        if (done < chunk)
            break;
    }
    return total > 0 || size == 0 ? total : -EFAULT;
}

/* The bytes from at on that stand in one page; *size is cut to them. */
static char *piece(const struct ring *ring, size_t at, size_t *size)
{
    size_t offset = at % PAGE_SIZE;
    *size = MIN(*size, PAGE_SIZE - offset);
    return (char *)page_address(ring->pages[at % ring->size >> PAGE_SHIFT]) + offset;
}

ssize_t ring_append(struct ring *to, const struct ring *from, size_t size)
{
    ssize_t total = 0;
    size = MIN(size, MIN(from->used, ring_room(to)));
    while ((size_t)total < size) {
        size_t chunk = size - total;
        char *bytes = piece(from, from->start + total, &chunk);
        struct iovec vector;
        struct uio uio;
        uio_init_kernel(&uio, &vector, bytes, chunk);
        ssize_t copied = ring_write(to, &uio, chunk);
        if (copied < 0)
            return total > 0 ? total : copied;
        total += copied;
    }
    return total;
}

size_t ring_peek(const struct ring *ring, char *buffer, size_t size)
{
    size = MIN(size, ring->used);
    for (size_t done = 0; done < size;) {
        size_t chunk = size - done;
        char *bytes = piece(ring, ring->start + done, &chunk);
        memcpy(buffer + done, bytes, chunk);
        done += chunk;
    }
    return size;
}

void ring_drop(struct ring *ring, size_t size)
{
    while (size > 0) {
        size_t chunk = MIN(size, PAGE_SIZE - ring->start % PAGE_SIZE);
        advance(ring, chunk);
        size -= chunk;
    }
}

int ring_resize(struct ring *ring, size_t size)
{
    struct ring other;
    int error = ring_create(&other, size);
    if (error < 0)
        return error;
    if (ring_append(&other, ring, ring->used) != (ssize_t)ring->used) {
        ring_destroy(&other);
        return -ENOMEM;
    }
    ring_destroy(ring);
    *ring = other;
    return 0;
}
