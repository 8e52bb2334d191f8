/*
 * vmalloc: pages side by side in the vmalloc area, with an unmapped page before and behind.
 *
 * An area is a range of 2^order pages, more than what it holds: its last page is never mapped, and
 * so guards the next area's start. Freed areas wait in a list of their order:
 * there is so much address space that they are never split or merged. An area's struct is found
 * through its first page.
 */
#include "mm/kmalloc.h"

#include "arch/paging.h"
#include "debug/debug.h"
#include "lib/list.h"
#include "mm/page.h"

#define ORDERS 27

struct area {
    struct list link; /* in free_areas while free */
    uintptr_t start;
    size_t pages; /* mapped */
    unsigned order;
};

static struct list free_areas[ORDERS];
static uintptr_t next_start = VMALLOC_BASE + PAGE_SIZE; /* never handed out before */

/* An area never used before. NULL when address space or heap is exhausted. */
static struct area *area_create(unsigned order)
{
    struct area *area;
    size_t size = PAGE_SIZE << order;

    if (next_start + size > VMALLOC_END)
        return NULL;
    area = kzalloc(sizeof(*area));
    if (!area)
        return NULL;
    list_init(&area->link);
    area->start = next_start;
    area->order = order;
    next_start += size;
    return area;
}

static struct area *area_take(unsigned order)
{
    struct list *free = &free_areas[order];
    struct area *area;

    if (!free->next)
        list_init(free);
    if (list_empty(free))
        return area_create(order);
    area = list_first(free, struct area, link);
    list_remove(&area->link);
    return area;
}

/* Unmaps what is mapped of the area and puts it back. */
static void area_release(struct area *area)
{
    size_t i = area->pages;

    while (i-- > 0)
        page_put(paging_unmap_kernel(area->start + i * PAGE_SIZE));
    paging_flush_kernel(area->start, area->start + area->pages * PAGE_SIZE);
    area->pages = 0;
    list_add_head(&free_areas[area->order], &area->link);
}

void *vmalloc(size_t size)
{
    size_t pages = ALIGN_UP(size, PAGE_SIZE) >> PAGE_SHIFT;
    unsigned order = 1;
    struct area *area;

    if (size == 0 || size > VMALLOC_END - VMALLOC_BASE)
        return NULL;
    while ((1ul << order) < pages + 1)
        order++;
    area = order < ORDERS ? area_take(order) : NULL;
    if (!area)
        return NULL;
    for (; area->pages < pages; area->pages++) {
        struct page *page = page_alloc_user_zeroed();

        if (!page)
            goto fail;
        if (paging_map_kernel(area->start + area->pages * PAGE_SIZE, page)) {
            page_put(page);
            goto fail;
        }
    }
    paging_find_kernel(area->start)->private = (uintptr_t)area;
    return (void *)area->start;

fail:
    area_release(area);
    return NULL;
}

void vfree(void *memory)
{
    struct area *area;

    if (!memory)
        return;
    area = (struct area *)paging_find_kernel((uintptr_t)memory)->private;
    assert(area->start == (uintptr_t)memory);
    area_release(area);
}
