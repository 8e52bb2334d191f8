/*
 * The kernel heap: slabs of equal objects for small sizes, page blocks for larger ones, vmalloc
 * where no block of pages is to be had.
 *
 * A slab is a block of 2^order pages (state PAGE_SLAB) cut into objects of one class; its state
 * stands in the struct page of its first page: how many objects are used and the first free one.
 * A free object's first two bytes hold the number of the next. Slabs with free objects are linked
 * in their class's list; a slab that becomes empty goes back unless it is the only one there.
 *
 * Debug builds and unit tests (KMALLOC_CHECKS): each object ends with its requested size, the bytes
 * between are a red zone; freed objects hold a pattern that is checked when they are used again.
 */
#include "mm/kmalloc.h"

#include "arch/paging.h"
#include "debug/debug.h"
#include "lib/string.h"
#include "mm/page.h"

#if defined(DEBUG) || __STDC_HOSTED__
#define KMALLOC_CHECKS true
#else
#define KMALLOC_CHECKS false
#endif

#define GRAIN      16   /* sizes are looked up in units of this */
#define SMALL_MAX  2048 /* the largest class */
#define NO_OBJECT  0xffff
#define LINK_SIZE  sizeof(uint16_t)
#define RED_ZONE   16 /* at least, with the size at its end */
#define RED_BYTE   0xbb
#define FREED_BYTE 0x6b
#define FRESH_BYTE 0x5a

/* From 64 on multiples of 64: such objects start on a cache line. */
static const struct class
{
    uint16_t size;
    uint8_t order; /* of its slabs */
} classes[] = {
    { 16, 0 },  { 32, 0 },   { 48, 0 },   { 64, 0 },   { 128, 0 }, { 192, 0 },
    { 256, 0 }, { 320, 0 },  { 384, 0 },  { 448, 0 },  { 512, 0 }, { 640, 1 },
    { 768, 1 }, { 1024, 1 }, { 1344, 1 }, { 2048, 2 },
};

static uint32_t partial[ARRAY_LENGTH(classes)]; /* frame numbers; 0: none */
static uint8_t class_of[SMALL_MAX / GRAIN + 1]; /* by size in grains, rounded up */

void kmalloc_init(void)
{
    unsigned class = 0;

    for (unsigned grains = 0; grains <= SMALL_MAX / GRAIN; grains++) {
        if (grains * GRAIN > classes[class].size)
            class ++;
        class_of[grains] = (uint8_t) class;
    }
}

/* ---- Slabs ----------------------------------------------------------------------------------- */

static unsigned capacity(unsigned class)
{
    return (unsigned)(PAGE_SIZE << classes[class].order) / classes[class].size;
}

static uint8_t *object_at(struct page *slab, unsigned number)
{
    return (uint8_t *)page_address(slab) + number * classes[slab->class].size;
}

static struct page *slab_create(unsigned class)
{
    unsigned order = classes[class].order, count = capacity(class);
    struct page *slab = page_alloc_order(order);

    if (!slab)
        return NULL;
    for (unsigned i = 0; i < 1u << order; i++) {
        slab[i].state = PAGE_SLAB;
        slab[i].order = (uint8_t)order;
    }
    slab->class = (uint16_t) class;
    if (KMALLOC_CHECKS)
        memset(page_address(slab), FREED_BYTE, PAGE_SIZE << order);
    for (unsigned i = 0; i < count; i++)
        *(uint16_t *)object_at(slab, i) = i + 1 < count ? (uint16_t)(i + 1) : NO_OBJECT;
    slab->slab.used = 0;
    slab->slab.first_free = 0;
    page_list_push(&partial[slab->class], slab);
    return slab;
}

static void slab_destroy(struct page *slab)
{
    unsigned order = slab->order;

    page_list_take(&partial[slab->class], slab);
    for (unsigned i = 0; i < 1u << order; i++)
        slab[i].state = PAGE_USED;
    slab->references = 1;
    page_free_order(slab, order);
}

static struct page *slab_of(const void *object)
{
    struct page *page = page_of_address(object);
    uint64_t frame = (uint64_t)(page - page_array);

    return page_array + ALIGN_DOWN(frame, 1ul << page->order);
}

static void *slab_alloc(unsigned class)
{
    struct page *slab = partial[class] ? &page_array[partial[class]] : slab_create(class);
    uint16_t *object;

    if (!slab)
        return NULL;
    object = (uint16_t *)object_at(slab, slab->slab.first_free);
    slab->slab.first_free = *object;
    slab->slab.used++;
    if (slab->slab.first_free == NO_OBJECT)
        page_list_take(&partial[slab->class], slab);
    return object;
}

static void slab_free(struct page *slab, void *memory)
{
    size_t offset = (size_t)((uint8_t *)memory - (uint8_t *)page_address(slab));
    uint32_t frame = page_frame(slab);

    assert(offset % classes[slab->class].size == 0 && slab->slab.used > 0);
    if (slab->slab.first_free == NO_OBJECT)
        page_list_push(&partial[slab->class], slab);
    *(uint16_t *)memory = slab->slab.first_free;
    slab->slab.first_free = (uint16_t)(offset / classes[slab->class].size);
    slab->slab.used--;
    if (slab->slab.used == 0 && (partial[slab->class] != frame || slab->link.next))
        slab_destroy(slab);
}

/* ---- Checks of debug builds ------------------------------------------------------------------ */

static uint32_t *requested_size(uint8_t *object, unsigned class)
{
    return (uint32_t *)(object + classes[class].size - sizeof(uint32_t));
}

static void check_on_alloc(uint8_t *object, unsigned class, size_t size)
{
    unsigned end = classes[class].size;

    for (unsigned i = LINK_SIZE; i < end; i++)
        if (object[i] != FREED_BYTE)
            panic("kmalloc: freed object %p of %u bytes was written at offset %u", (void *)object,
                  end, i);
    memset(object, FRESH_BYTE, size);
    memset(object + size, RED_BYTE, end - size);
    *requested_size(object, class) = (uint32_t)size;
}

static void check_on_free(uint8_t *object, unsigned class)
{
    unsigned end = classes[class].size - sizeof(uint32_t);
    uint32_t size = *requested_size(object, class);

    if (size > end)
        panic("kfree: object %p was freed already or written beyond its end", (void *)object);
    for (unsigned i = size; i < end; i++)
        if (object[i] != RED_BYTE)
            panic("kfree: object %p of %u bytes was written at offset %u", (void *)object, size, i);
    memset(object, FREED_BYTE, classes[class].size);
}

/* ---- Entry points ---------------------------------------------------------------------------- */

static void *large_alloc(size_t size)
{
    unsigned order = 0;
    struct page *page = NULL;

    while (order <= PAGE_ORDER_MAX && (PAGE_SIZE << order) < size)
        order++;
    if (order <= PAGE_ORDER_MAX)
        page = page_alloc_order(order);
    if (!page)
        return order == 0 ? NULL : vmalloc(size);
    page->state = PAGE_LARGE;
    page->order = (uint8_t)order;
    return page_address(page);
}

void *kmalloc(size_t size)
{
    size_t total = KMALLOC_CHECKS && size <= SMALL_MAX ? size + RED_ZONE : size;
    unsigned class;
    void *object;

    if (total > SMALL_MAX)
        return large_alloc(size);
    class = class_of[(total + GRAIN - 1) / GRAIN];
    object = slab_alloc(class);
    if (KMALLOC_CHECKS && object)
        check_on_alloc(object, class, size);
    return object;
}

static bool is_vmalloc(const void *memory)
{
    return (uintptr_t)memory >= VMALLOC_BASE && (uintptr_t)memory < VMALLOC_END;
}

void kfree(void *memory)
{
    struct page *page;

    if (!memory)
        return;
    if (is_vmalloc(memory)) {
        vfree(memory);
        return;
    }
    page = page_of_address(memory);
    if (page->state == PAGE_LARGE) {
        page->state = PAGE_USED;
        page_free_order(page, page->order);
        return;
    }
    assert(page->state == PAGE_SLAB);
    page = slab_of(memory);
    if (KMALLOC_CHECKS)
        check_on_free(memory, page->class);
    slab_free(page, memory);
}

void *kzalloc(size_t size)
{
    void *memory = kmalloc(size);

    return memory ? memset(memory, 0, size) : NULL;
}

void *kmalloc_array(size_t count, size_t size)
{
    size_t total;

    if (__builtin_mul_overflow(count, size, &total))
        return NULL;
    return kzalloc(total);
}

void *krealloc(void *old, size_t old_size, size_t new_size)
{
    void *memory = kmalloc(new_size);

    if (!memory)
        return NULL;
    if (old)
        memcpy(memory, old, MIN(old_size, new_size));
    kfree(old);
    return memory;
}

char *kstrdup(const char *s)
{
    size_t size = strlen(s) + 1;
    char *copy = kmalloc(size);

    return copy ? memcpy(copy, s, size) : NULL;
}
