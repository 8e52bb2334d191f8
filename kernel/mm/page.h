/*
 * Physical pages. Every page of RAM has a struct page; pages are shared by reference count.
 * Entry points: page_init, page_alloc, page_get, page_put.
 */
#ifndef KERNEL_MM_PAGE_H
#define KERNEL_MM_PAGE_H

#include "lib/types.h"

struct page {
    uint32_t references; /* 0: free */
    uint32_t order_flags; /* the allocator's */
    uint64_t private;     /* the allocator's while free, the slab's while kmalloc owns it */
};

struct boot_info;

/* Hands all usable RAM of the memory map to the allocator. */
void page_init(const struct boot_info *boot);

/* One page with one reference; zeroed by the second. NULL when memory is exhausted. Never sleeps. */
struct page *page_alloc(void);
struct page *page_alloc_zeroed(void);

/* 2^order contiguous pages, one reference for the whole. NULL when there is none. */
struct page *page_alloc_order(unsigned order);
void page_free_order(struct page *page, unsigned order);

void page_get(struct page *page);
/* Drops a reference; the last frees the page. */
void page_put(struct page *page);

void *page_address(const struct page *page);     /* in the kernel's direct map */
paddr_t page_physical(const struct page *page);
struct page *page_of_physical(paddr_t physical);  /* NULL if not RAM */
struct page *page_of_address(const void *address); /* a direct-map address */

/* Direct map: all RAM, read-write, never executable. */
void *phys_to_virt(paddr_t physical);
paddr_t virt_to_phys(const void *address);

struct page_stats {
    uint64_t total, free; /* in pages */
};
struct page_stats page_stats(void);

#endif
