/*
 * Physical pages. Every page frame has a struct page; pages are shared by reference count.
 * Boot order: paging_init() (the direct map), page_init(), kmalloc_init().
 * Entry points: page_init, page_alloc, page_get, page_put.
 */
#ifndef KERNEL_MM_PAGE_H
#define KERNEL_MM_PAGE_H

#include "lib/types.h"

struct boot_info;

enum page_state {
    PAGE_RESERVED, /* not the allocator's: firmware, kernel image, modules, no RAM */
    PAGE_FREE,     /* first page of a free block of 2^order pages */
    PAGE_USED,     /* allocated, or inside a free block */
    PAGE_SLAB,     /* kmalloc's: part of a slab of 2^order pages */
    PAGE_LARGE,    /* kmalloc's: first page of one block of 2^order pages */
};

/* A page frame. 16 bytes, so that the array takes 1/256 of RAM. */
struct page {
    union {
        uint32_t references; /* 0: free */
        struct {
            uint16_t used, first_free; /* a slab's objects */
        } slab;
    };
    uint8_t state; /* enum page_state */
    uint8_t order;
    uint16_t class; /* of a slab */
    union {
        uint64_t private; /* the owner's, while allocated by page_alloc*() */
        struct {
            uint32_t next, previous; /* frame numbers: free lists, slab lists; 0 ends a list */
        } link;
    };
};
_Static_assert(sizeof(struct page) == 16, "struct page");

#define PAGE_ORDER_MAX 10

/* The direct map: all RAM at this address plus its own, read-write, never executable. */
#if __STDC_HOSTED__ /* a unit test, which makes its RAM there */
#define DIRECT_MAP_BASE 0x200000000000ul
#else
#define DIRECT_MAP_BASE 0xffff800000000000ul
#endif

extern struct page *page_array; /* by frame number */

/* ---- Boot ------------------------------------------------------------------------------------ */

/* One zeroed page below 1 GiB for paging_init(), before page_init(). Panics if there is none. */
void *page_alloc_early(const struct boot_info *boot);

/* Hands all usable RAM to the allocator, but the first 64 KiB, the kernel and the modules. */
void page_init(const struct boot_info *boot);

/* Hands [start, end) to the allocator: a module's memory, once unpacked. Partial pages at the edges
 * stay reserved, as does what is not RAM. */
void page_free_range(paddr_t start, paddr_t end);

/* ---- Allocation ------------------------------------------------------------------------------ */

/* One page with one reference; zeroed by the second. NULL when memory is exhausted. Never sleep. */
struct page *page_alloc(void);
struct page *page_alloc_zeroed(void);

/*
 * The same for what user programs fill (memory, file and pipe contents), and for what costs much on
 * their behalf. They leave a small reserve (1/32 of RAM, at most 4 MiB) to the kernel, so that
 * exhaustion by users ends the user and not everybody.
 */
struct page *page_alloc_user(void);
struct page *page_alloc_user_zeroed(void);
/* Only the reserve is left. */
bool page_is_low(void);
/* An eighth is left (at most 8 MiB): kernel memory that users can do without (queued signals) is
 * refused, so that who takes all of it does not end those who touch their memory next. */
bool page_is_scarce(void);

/* 2^order contiguous pages, aligned to their size, one reference for the whole. NULL when there is
 * none, or only the last quarter of the reserve, which is for page_alloc(). Freed by
 * page_free_order() only. */
struct page *page_alloc_order(unsigned order);
void page_free_order(struct page *page, unsigned order);

/* Frees a page whose last reference went; only page_put() calls it. */
void page_free(struct page *page);

static inline void page_get(struct page *page)
{
    page->references++;
}

/* Drops a reference; the last frees the page. */
static inline void page_put(struct page *page)
{
    if (--page->references == 0)
        page_free(page);
}

/* The page of zeros that read faults share. Each user of it holds a reference as usual. */
extern struct page *page_zero;

/* Copy a page, fill it with zeros. */
void page_copy(struct page *to, const struct page *from);
void page_clear(struct page *page);

/* ---- Lists of pages, by frame numbers -------------------------------------------------------- */

static inline uint32_t page_frame(const struct page *page)
{
    return (uint32_t)(page - page_array);
}

/* *head is the first page's frame number, 0 in an empty list. */
static inline void page_list_push(uint32_t *head, struct page *page)
{
    page->link.next = *head;
    page->link.previous = 0;
    if (*head)
        page_array[*head].link.previous = page_frame(page);
    *head = page_frame(page);
}

static inline void page_list_take(uint32_t *head, struct page *page)
{
    uint32_t next = page->link.next, previous = page->link.previous;

    if (next)
        page_array[next].link.previous = previous;
    if (previous)
        page_array[previous].link.next = next;
    else
        *head = next;
}

/* ---- Addresses ------------------------------------------------------------------------------- */

static inline void *phys_to_virt(paddr_t physical)
{
    return (void *)(DIRECT_MAP_BASE + physical);
}

/* Of a direct-map address only. */
static inline paddr_t virt_to_phys(const void *address)
{
    return (paddr_t)((uintptr_t)address - DIRECT_MAP_BASE);
}

static inline paddr_t page_physical(const struct page *page)
{
    return (paddr_t)(page - page_array) << PAGE_SHIFT;
}

static inline void *page_address(const struct page *page)
{
    return phys_to_virt(page_physical(page));
}

/* Of RAM only: not checked. */
static inline struct page *page_of_address(const void *address)
{
    return page_array + (virt_to_phys(address) >> PAGE_SHIFT);
}

struct page *page_of_physical(paddr_t physical); /* NULL if not RAM */

struct page_stats {
    uint64_t total, free; /* in pages; total: what was ever handed to the allocator */
};
struct page_stats page_stats(void);

#endif
