// link: kernel/fs/pipe/ring.c kernel/fs/uio.c
/* The ring of pages against a plain queue of bytes; pages are counted. */
#include "tap.h"

#include <stdint.h>
#include <stdlib.h>

#include <sys/mman.h>

#include "abi/errno.h"
#include "arch/usercopy.h"
#include "fs/pipe/ring.h"
#include "mm/kmalloc.h"
#include "mm/page.h"

#define HOST_PAGES 64
#define BIG 100000

static struct page host_pages[HOST_PAGES];
struct page *page_array = host_pages, *page_zero;
static int live_pages, live_blocks, budget = HOST_PAGES;

struct page *page_alloc_user(void)
{
    for (int i = 0; i < HOST_PAGES && live_pages < budget; i++) {
        if (host_pages[i].references == 0) {
            host_pages[i].references = 1;
            live_pages++;
            return &host_pages[i];
        }
    }
    return NULL;
}

void page_free(struct page *page)
{
    (void)page;
    live_pages--;
}

void *kmalloc_array(size_t count, size_t size)
{
    live_blocks++;
    return calloc(count, size);
}

void kfree(void *memory)
{
    live_blocks -= memory != NULL;
    free(memory);
}

size_t copy_from_user_partial(void *to, const void *from, size_t size)
{
    (void)to, (void)from;
    return size / 2; /* a bad address in the middle */
}

size_t copy_to_user_partial(void *to, const void *from, size_t size)
{
    return copy_from_user_partial(to, from, size);
}

int copy_from_user(void *to, const void *from, size_t size)
{
    (void)to, (void)from, (void)size;
    return -EFAULT;
}

static struct ring ring;
static uint8_t buffer[BIG], next_in, next_out;

static ssize_t put(size_t size)
{
    struct iovec vector;
    struct uio uio;
    for (size_t i = 0; i < size; i++)
        buffer[i] = next_in + i;
    uio_init_kernel(&uio, &vector, buffer, size);
    ssize_t done = ring_write(&ring, &uio, size);
    next_in += done > 0 ? done : 0;
    return done;
}

/* Takes bytes and checks that they are the right ones; -1 if not. */
static ssize_t take(size_t size)
{
    struct iovec vector;
    struct uio uio;
    uio_init_kernel(&uio, &vector, buffer, size);
    ssize_t done = ring_read(&ring, &uio, size);
    for (ssize_t i = 0; i < done; i++)
        if (buffer[i] != next_out++)
            return -1;
    return done;
}

static void test_pages(void)
{
    is_int(live_pages, 0, "a new ring has no page");
    put(10);
    is_int(live_pages, 1, "ten bytes take one");
    take(10);
    is_int(live_pages, 1, "an empty ring keeps it");
    put(BIG);
    is_int(ring_room(&ring), 0, "it can be filled");
    is_int(live_pages, 16, "with a page for each 4096 bytes");
    take(4096);
    is_int(live_pages, 15, "a page that was read is given back");
    take(100);
    put(BIG);
    ok(ring_room(&ring) == 0 && live_pages == 16, "oldest and newest bytes may share a page");
    is_int(take(BIG), 65536, "and all come out in order");
    is_int(live_pages, 1, "but one page are given back");
}

static void test_random(void)
{
    unsigned seed = 3;
    int wrong = 0, too_many = 0;
    size_t used = 0;
    for (int step = 0; step < 100000; step++) {
        seed = seed * 1103515245 + 12345;
        size_t size = (seed >> 10) % (seed >> 28 ? 300 : 70000) + 1;
        if (seed >> 9 & 1) {
            size_t want = MIN(size, ring.size - used);
            wrong += put(size) != (ssize_t)want;
            used += want;
        } else {
            size_t want = MIN(size, used);
            wrong += take(size) != (ssize_t)want;
            used -= want;
        }
        if (step % 1000 == 999) {
            size_t smallest = MAX(ALIGN_UP(used, PAGE_SIZE), PAGE_SIZE);
            wrong += ring_resize(&ring, smallest + (seed >> 12) % 8 * PAGE_SIZE) != 0;
        }
        too_many += live_pages > (int)(used / PAGE_SIZE) + 2;
    }
    is_int(wrong, 0, "100,000 random reads, writes and resizes keep each byte in order");
    is_int(too_many, 0, "and never hold more pages than the data needs");
}

static void test_faults(void)
{
    struct iovec vector;
    struct uio uio;
    take(BIG);
    ring_resize(&ring, 4 * PAGE_SIZE);
    uio_init_user(&uio, &vector, buffer, 1);
    is_int(ring_write(&ring, &uio, 1), -EFAULT, "a first byte that faults is EFAULT");
    uio_init_user(&uio, &vector, buffer, 100);
    is_int(ring_write(&ring, &uio, 100), 50, "what came before a bad address counts");
    uio_init_user(&uio, &vector, buffer, 100);
    is_int(ring_read(&ring, &uio, 100), 25, "when reading too");
    is_int(ring.used, 25, "and the rest stays");
    budget = live_pages + 1;
    is_int(ring_resize(&ring, 8 * PAGE_SIZE), 0, "a copy that fits in memory is made");
    budget = live_pages;
    is_int(ring_resize(&ring, 4 * PAGE_SIZE), -ENOMEM, "one that does not is not");
    ok(ring.used == 25 && ring.size == 8 * PAGE_SIZE, "and changes nothing");
}

int main(void)
{
    if (mmap((void *)DIRECT_MAP_BASE, HOST_PAGES * PAGE_SIZE, PROT_READ | PROT_WRITE,
             MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == MAP_FAILED)
        bail_out("no place for the RAM");
    ring_create(&ring, 16 * PAGE_SIZE);
    test_pages();
    test_random();
    test_faults();
    ring_destroy(&ring);
    ok(live_pages == 0 && live_blocks == 0, "the end frees everything");
    return done_testing();
}
