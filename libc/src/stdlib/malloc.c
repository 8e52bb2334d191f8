/*
 * malloc.c — the heap.
 *
 * Memory comes in regions (brk, or mmap where brk is refused), cut into chunks that lie end to end:
 *
 *     | size, flags | payload ... | size, flags | payload ... | size = 0 (end mark) |
 *
 * A chunk's head holds its size and two flags: whether it is in use and whether the chunk before it
 * is. A free chunk repeats its size in its last word, so that the chunk after it finds its start;
 * it is kept in one of BINS lists by size. Invariant: no two free chunks are neighbours.
 *
 * Requests of LARGE bytes and more get a mapping of their own, given back by free(). One lock
 * guards everything. A head that makes no sense ends the program: the heap is broken.
 */
#include "internal/lock.h"
#include "internal/malloc.h"
#include "internal/syscall.h"

#include <abi/mman.h>
#include <errno.h>
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define ALIGN       16ul
#define HEAD        sizeof(size_t)
#define CHUNK_MIN   32ul /* head, two links, the size again */
#define LARGE       (256ul << 10)
#define GROW        (128ul << 10)
#define PAGE        4096ul
#define BINS        64

#define IN_USE      1ul
#define PREV_IN_USE 2ul
#define MAPPED      4ul /* its own mapping: the word before the head is the mapping's start */
#define FLAGS       15ul

struct chunk {
    size_t head;
    /* In a free chunk only: */
    struct chunk *next;
    struct chunk *prev;
};

static struct chunk bins[BINS];
static uint64_t bins_filled; /* bit n: bin n is not empty */
static char *brk_end;
static int lock;

static size_t chunk_size(const struct chunk *chunk)
{
    return chunk->head & ~FLAGS;
}

static struct chunk *chunk_at(const void *base, size_t offset)
{
    return (struct chunk *)((char *)base + offset);
}

static struct chunk *chunk_next(const struct chunk *chunk)
{
    return chunk_at(chunk, chunk_size(chunk));
}

static struct chunk *chunk_of(void *payload)
{
    return (struct chunk *)((char *)payload - HEAD);
}

static void *payload_of(struct chunk *chunk)
{
    return (char *)chunk + HEAD;
}

static void heap_broken(const char *what, size_t len)
{
    RAW(write, 2, what, len);
    abort();
}

#define HEAP_BROKEN(what) heap_broken(what "\n", sizeof what)

/* Bins 0-31 hold one size each (32, 48, ...); the others have two a power of two. */
static int bin_of(size_t size)
{
    int log;
    int bin;

    if (size < CHUNK_MIN + 32 * ALIGN)
        return (int)((size - CHUNK_MIN) / ALIGN);
    log = 63 - __builtin_clzl(size);
    bin = 32 + (log - 9) * 2 + (int)(size >> (log - 1) & 1);
    return bin < BINS ? bin : BINS - 1;
}

static void bin_insert(struct chunk *chunk)
{
    int bin = bin_of(chunk_size(chunk));
    struct chunk *list = &bins[bin];

    if (!list->next)
        list->next = list->prev = list;
    chunk->next = list->next;
    chunk->prev = list;
    list->next->prev = chunk;
    list->next = chunk;
    bins_filled |= 1ull << bin;
}

static void bin_remove(struct chunk *chunk)
{
    if (chunk->next->prev != chunk || chunk->prev->next != chunk)
        HEAP_BROKEN("free(): memory was written after it was freed");
    chunk->next->prev = chunk->prev;
    chunk->prev->next = chunk->next;
    if (chunk->next == chunk->prev && chunk->next >= bins && chunk->next < bins + BINS)
        bins_filled &= ~(1ull << (chunk->next - bins));
}

/* Make SIZE bytes at CHUNK a free chunk, joined with its free neighbours. */
static void chunk_release(struct chunk *chunk, size_t size, size_t prev_flag)
{
    struct chunk *next = chunk_at(chunk, size);

    if (!prev_flag) {
        size_t before = *(size_t *)((char *)chunk - sizeof(size_t));

        chunk = chunk_at(chunk, -before);
        if (chunk_size(chunk) != before)
            HEAP_BROKEN("free(): the heap is corrupted");
        bin_remove(chunk);
        size += before;
    }
    if (!(next->head & IN_USE)) {
        bin_remove(next);
        size += chunk_size(next);
        next = chunk_at(chunk, size);
    }
    chunk->head = size | PREV_IN_USE;
    *(size_t *)((char *)next - sizeof(size_t)) = size;
    next->head &= ~PREV_IN_USE;
    bin_insert(chunk);
}

/* Take SIZE bytes from the front of the free CHUNK (already out of its bin); free what is over. */
static void *chunk_take(struct chunk *chunk, size_t size)
{
    size_t rest = chunk_size(chunk) - size;

    if (rest < CHUNK_MIN) {
        chunk->head |= IN_USE;
        chunk_next(chunk)->head |= PREV_IN_USE;
        return payload_of(chunk);
    }
    chunk->head = size | (chunk->head & PREV_IN_USE) | IN_USE;
    chunk_release(chunk_next(chunk), rest, PREV_IN_USE);
    return payload_of(chunk);
}

/* A new region is one chunk in use before and an end mark after; released, it is a free chunk. */
static void region_add(char *base, size_t len)
{
    struct chunk *first = chunk_at(base, ALIGN - HEAD);
    size_t size = (len - (ALIGN - HEAD) - HEAD) & ~(ALIGN - 1);

    chunk_at(first, size)->head = IN_USE;
    chunk_release(first, size, PREV_IN_USE);
}

/* The break moved up from brk_end without a gap: the old end mark becomes the new chunk's head. */
static void region_extend(size_t len)
{
    struct chunk *mark = chunk_at(brk_end, -HEAD);
    size_t prev_flag = mark->head & PREV_IN_USE;

    chunk_at(mark, len)->head = IN_USE;
    chunk_release(mark, len, prev_flag);
}

static int heap_grow_brk(size_t len)
{
    char *start = (char *)RAW(brk, 0);
    char *base = start + (-(uintptr_t)start & (ALIGN - 1));
    char *end = base + len;

    if ((char *)RAW(brk, end) != end)
        return -1;
    if (start == brk_end)
        region_extend(len);
    else
        region_add(base, len);
    brk_end = end;
    return 0;
}

static int heap_grow(size_t need)
{
    size_t len = (need + 2 * ALIGN + GROW - 1) & ~(GROW - 1);
    long base;

    if (heap_grow_brk(len) == 0)
        return 0;
    base = RAW(mmap, 0, len, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (base < 0 && base > -4096)
        return -1;
    region_add((char *)base, len);
    return 0;
}

static struct chunk *bin_search(int bin, size_t size)
{
    for (struct chunk *chunk = bins[bin].next; chunk != &bins[bin]; chunk = chunk->next) {
        if (chunk_size(chunk) >= size)
            return chunk;
    }
    return NULL;
}

static void *heap_take(size_t size)
{
    for (;;) {
        uint64_t candidates = bins_filled & (~0ull << bin_of(size));

        for (; candidates; candidates &= candidates - 1) {
            struct chunk *chunk = bin_search(__builtin_ctzll(candidates), size);

            if (chunk) {
                bin_remove(chunk);
                return chunk_take(chunk, size);
            }
        }
        if (heap_grow(size) < 0)
            return NULL;
    }
}

/* A mapping of its own: two words, then the payload at ALIGN (or a greater OFFSET). */
static void *map_take(size_t len, size_t align)
{
    size_t total = (len + ALIGN + (align > ALIGN ? align : 0) + PAGE - 1) & ~(PAGE - 1);
    char *base;
    char *payload;

    if (total < len)
        return NULL;
    base = (char *)RAW(mmap, 0, total, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if ((unsigned long)base > -4096ul)
        return NULL;
    payload = base + ALIGN;
    payload += -(uintptr_t)payload & (align - 1);
    ((size_t *)payload)[-2] = (size_t)(payload - base);
    ((size_t *)payload)[-1] = (total - (size_t)(payload - base)) | MAPPED | IN_USE;
    return payload;
}

static size_t request_size(size_t len)
{
    size_t size = (len + HEAD + ALIGN - 1) & ~(ALIGN - 1);

    return size < CHUNK_MIN ? CHUNK_MIN : size;
}

void *malloc(size_t len)
{
    void *payload;

    if (len > PTRDIFF_MAX) {
        errno = ENOMEM;
        return NULL;
    }
    if (len >= LARGE) {
        payload = map_take(len, ALIGN);
    } else {
        __lock(&lock);
        payload = heap_take(request_size(len));
        __unlock(&lock);
    }
    if (!payload)
        errno = ENOMEM;
    return payload;
}

static void check_in_use(const struct chunk *chunk)
{
    if ((uintptr_t)payload_of((struct chunk *)chunk) & (ALIGN - 1))
        HEAP_BROKEN("free(): invalid pointer");
    if (!(chunk->head & IN_USE))
        HEAP_BROKEN("free(): memory was freed twice");
}

void free(void *payload)
{
    struct chunk *chunk;

    if (!payload)
        return;
    chunk = chunk_of(payload);
    check_in_use(chunk);
    if (chunk->head & MAPPED) {
        size_t before = ((size_t *)payload)[-2];

        RAW(munmap, (char *)payload - before, before + chunk_size(chunk));
        return;
    }
    __lock(&lock);
    chunk_release(chunk, chunk_size(chunk), chunk->head & PREV_IN_USE);
    __unlock(&lock);
}

size_t malloc_usable_size(void *payload)
{
    const struct chunk *chunk;

    if (!payload)
        return 0;
    chunk = chunk_of(payload);
    return chunk->head & MAPPED ? chunk_size(chunk) : chunk_size(chunk) - HEAD;
}

/* Grow or shrink in place by what lies free behind; 0 if that is not enough. */
static int chunk_resize(struct chunk *chunk, size_t size)
{
    size_t have = chunk_size(chunk);
    struct chunk *next = chunk_next(chunk);

    if (have < size && !(next->head & IN_USE) && have + chunk_size(next) >= size) {
        bin_remove(next);
        have += chunk_size(next);
        chunk_at(chunk, have)->head |= PREV_IN_USE;
        chunk->head = have | (chunk->head & FLAGS);
    }
    if (have < size)
        return 0;
    if (have - size >= CHUNK_MIN) {
        chunk->head = size | (chunk->head & FLAGS);
        chunk_release(chunk_next(chunk), have - size, PREV_IN_USE);
    }
    return 1;
}

static void *map_resize(void *payload, size_t len)
{
    size_t before = ((size_t *)payload)[-2];
    size_t total = (len + before + PAGE - 1) & ~(PAGE - 1);
    char *base;

    base = (char *)RAW(mremap, (char *)payload - before, before + chunk_size(chunk_of(payload)),
                       total, MREMAP_MAYMOVE);
    if ((unsigned long)base > -4096ul)
        return NULL;
    payload = base + before;
    ((size_t *)payload)[-1] = (total - before) | MAPPED | IN_USE;
    return payload;
}

void *realloc(void *payload, size_t len)
{
    void *moved = NULL;
    size_t have;
    int done = 0;

    if (!payload)
        return malloc(len);
    if (len > PTRDIFF_MAX - PAGE) {
        errno = ENOMEM;
        return NULL;
    }
    check_in_use(chunk_of(payload));
    if (chunk_of(payload)->head & MAPPED) {
        if (len >= LARGE)
            moved = map_resize(payload, len);
        if (moved)
            return moved;
    } else if (len < LARGE) {
        __lock(&lock);
        done = chunk_resize(chunk_of(payload), request_size(len));
        __unlock(&lock);
        if (done)
            return payload;
    }
    moved = malloc(len);
    if (!moved)
        return NULL;
    have = malloc_usable_size(payload);
    memcpy(moved, payload, have < len ? have : len);
    free(payload);
    return moved;
}

void *__memalign(size_t align, size_t len)
{
    char *raw;
    char *payload;
    size_t front;
    struct chunk *chunk;

    if (align <= ALIGN)
        return malloc(len);
    if (len > PTRDIFF_MAX || align > PTRDIFF_MAX)
        return NULL;
    if (len + 2 * align + CHUNK_MIN >= LARGE)
        return map_take(len, align);

    /* Room for a free chunk in front, wherever the boundary falls. */
    raw = malloc(len + 2 * align + CHUNK_MIN);
    if (!raw)
        return NULL;
    payload = raw + (-(uintptr_t)raw & (align - 1));
    if (payload == raw)
        return raw;
    if (payload - raw < (ptrdiff_t)CHUNK_MIN)
        payload += align;
    /* Cut the chunk in two and free the front one. */
    __lock(&lock);
    front = (size_t)(payload - raw);
    chunk = chunk_of(payload);
    chunk->head = (chunk_size(chunk_of(raw)) - front) | IN_USE | PREV_IN_USE;
    chunk_release(chunk_of(raw), front, chunk_of(raw)->head & PREV_IN_USE);
    chunk_resize(chunk, request_size(len));
    __unlock(&lock);
    return payload;
}

void __malloc_lock(void)
{
    __lock(&lock);
}

void __malloc_unlock(void)
{
    __unlock(&lock);
}
