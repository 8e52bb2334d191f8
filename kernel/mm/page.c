/*
 * The page allocator: a buddy allocator with a stack of single pages in front of it.
 *
 * A free block of 2^order pages is aligned to its size and stands in free_lists[order] by its first
 * page (state PAGE_FREE); two free buddies never exist side by side. Single pages, the usual case,
 * come from and go to `stack`, a list without merging; it is filled and drained in batches.
 * Frame 0 is never allocated: it ends a list.
 */
#include "mm/page.h"

#include "arch/boot_info.h"
#include "debug/debug.h"
#include "lib/string.h"

#define LOW_RESERVED      0x10000ul   /* BIOS data, real-mode vectors, start code of other CPUs */
#define BOOT_MAPPED       (1ul << 30) /* what the boot page tables reach */
#define STACK_BATCH_ORDER 4           /* refill */
#define STACK_MAX         256         /* drain at this many */
#define RANGES_MAX        (BOOT_MODULES_MAX + 4)

struct page *page_array;
struct page *page_zero;

static uint64_t frame_count; /* length of page_array */
static struct boot_range ram[BOOT_RANGES_MAX];
static unsigned ram_count;

static uint32_t free_lists[PAGE_ORDER_MAX + 1];
static uint32_t stack;
static uint64_t stack_count;
static uint64_t free_count, total_count, user_reserve;

static paddr_t early_next; /* everything from the kernel's end to here is in use */

/* ---- Free lists ------------------------------------------------------------------------------ */

static void list_push(struct page *page, unsigned order)
{
    page->state = PAGE_FREE;
    page->order = (uint8_t)order;
    page_list_push(&free_lists[order], page);
}

static void list_take(struct page *page)
{
    page_list_take(&free_lists[page->order], page);
    page->state = PAGE_USED;
}

/* Frees a block into the lists, merged with its free buddies. */
static void buddy_free(uint32_t frame, unsigned order)
{
    page_array[frame].state = PAGE_USED;
    while (order < PAGE_ORDER_MAX) {
        uint32_t buddy = frame ^ (1u << order);
        struct page *page = &page_array[buddy];

        if (buddy >= frame_count || page->state != PAGE_FREE || page->order != order)
            break;
        list_take(page);
        frame &= ~(1u << order);
        order++;
    }
    list_push(&page_array[frame], order);
}

static struct page *buddy_alloc(unsigned order)
{
    unsigned from = order;
    struct page *page;

    while (from <= PAGE_ORDER_MAX && !free_lists[from])
        from++;
    if (from > PAGE_ORDER_MAX)
        return NULL;
    page = &page_array[free_lists[from]];
    list_take(page);
    while (from > order) {
        from--;
        list_push(page + (1u << from), from);
    }
    return page;
}

static void stack_push(struct page *page)
{
    page->link.next = stack;
    stack = page_frame(page);
    stack_count++;
}

static struct page *stack_pop(void)
{
    struct page *page = &page_array[stack];

    stack = page->link.next;
    stack_count--;
    return page;
}

static void stack_drain(uint64_t keep)
{
    while (stack_count > keep)
        buddy_free(page_frame(stack_pop()), 0);
}

static void stack_fill(void)
{
    for (int order = STACK_BATCH_ORDER; order >= 0; order--) {
        struct page *block = buddy_alloc((unsigned)order);

        if (!block)
            continue;
        /* Downwards, so that pages are handed out in ascending order. */
        for (int i = (1 << order) - 1; i >= 0; i--) {
            block[i].state = PAGE_USED;
            stack_push(&block[i]);
        }
        return;
    }
}

/* ---- Allocation ------------------------------------------------------------------------------ */

struct page *page_alloc(void)
{
    struct page *page;

    if (unlikely(!stack))
        stack_fill();
    if (unlikely(!stack))
        return NULL;
    page = stack_pop();
    assert(page->references == 0);
    page->references = 1;
    page->private = 0;
    free_count--;
    return page;
}

struct page *page_alloc_zeroed(void)
{
    struct page *page = page_alloc();

    if (page)
        page_clear(page);
    return page;
}

bool page_is_low(void)
{
    return free_count <= user_reserve;
}

bool page_is_scarce(void)
{
    return free_count <= MIN(total_count / 8, 2048ul);
}

struct page *page_alloc_user(void)
{
    return page_is_low() ? NULL : page_alloc();
}

struct page *page_alloc_user_zeroed(void)
{
    return page_is_low() ? NULL : page_alloc_zeroed();
}

struct page *page_alloc_order(unsigned order)
{
    struct page *page;

    if (order > PAGE_ORDER_MAX || free_count < user_reserve / 4 + (1ul << order))
        return NULL;
    page = buddy_alloc(order);
    if (!page) {
        stack_drain(0);
        page = buddy_alloc(order);
    }
    if (!page)
        return NULL;
    assert(page->references == 0);
    page->references = 1;
    page->private = 0;
    free_count -= 1ul << order;
    return page;
}

void page_free(struct page *page)
{
    assert(page->state == PAGE_USED);
    free_count++;
    stack_push(page);
    if (unlikely(stack_count > STACK_MAX))
        stack_drain(STACK_MAX / 2);
}

void page_free_order(struct page *page, unsigned order)
{
    assert(page->references == 1);
    page->references = 0;
    free_count += 1ul << order;
    buddy_free(page_frame(page), order);
}

struct page *page_of_physical(paddr_t physical)
{
    for (unsigned i = 0; i < ram_count; i++)
        if (physical >= ram[i].start && physical < ram[i].end)
            return page_array + (physical >> PAGE_SHIFT);
    return NULL;
}

struct page_stats page_stats(void)
{
    return (struct page_stats){ .total = total_count, .free = free_count };
}

/* Eight words a turn: under emulation much faster than a string instruction. */
void page_clear(struct page *page)
{
    volatile uint64_t *to = page_address(page);

    for (unsigned i = 0; i < PAGE_SIZE / sizeof(*to); i += 8) {
        to[i] = to[i + 1] = to[i + 2] = to[i + 3] = 0;
        to[i + 4] = to[i + 5] = to[i + 6] = to[i + 7] = 0;
    }
}

void page_copy(struct page *to, const struct page *from)
{
    volatile uint64_t *t = page_address(to);
    const uint64_t *f = page_address(from);

    for (unsigned i = 0; i < PAGE_SIZE / sizeof(*f); i += 4) {
        t[i] = f[i];
        t[i + 1] = f[i + 1];
        t[i + 2] = f[i + 2];
        t[i + 3] = f[i + 3];
    }
}

/* ---- Boot ------------------------------------------------------------------------------------ */

/* The end of the reserved range that overlaps [start, end), or 0. */
static paddr_t reserved_until(const struct boot_info *boot, paddr_t start, paddr_t end)
{
    if (start < LOW_RESERVED)
        return LOW_RESERVED;
    if (start < boot->kernel_end && end > boot->kernel_start)
        return boot->kernel_end;
    for (unsigned i = 0; i < boot->module_count; i++)
        if (start < boot->modules[i].end && end > boot->modules[i].start)
            return ALIGN_UP(boot->modules[i].end, PAGE_SIZE);
    return 0;
}

/* The lowest unreserved RAM of this size at or above `from`; 0 if there is none. */
static paddr_t find_unreserved(const struct boot_info *boot, paddr_t from, uint64_t size)
{
    for (unsigned i = 0; i < boot->ram_count; i++) {
        paddr_t start = MAX(from, boot->ram[i].start);

        while (start < boot->ram[i].end && boot->ram[i].end - start >= size) {
            paddr_t next = reserved_until(boot, start, start + size);

            if (next == 0)
                return start;
            start = next;
        }
    }
    return 0;
}

void *page_alloc_early(const struct boot_info *boot)
{
    paddr_t page = find_unreserved(boot, MAX(early_next, boot->kernel_end), PAGE_SIZE);

    if (page == 0 || page >= BOOT_MAPPED)
        panic("too little memory to boot");
    early_next = page + PAGE_SIZE;
    memset(phys_to_virt(page), 0, PAGE_SIZE);
    return phys_to_virt(page);
}

/* Frees whole frames [frame, end) in the largest aligned blocks. */
static void free_frames(uint64_t frame, uint64_t end)
{
    while (frame < end) {
        unsigned order = 0;

        while (order < PAGE_ORDER_MAX && !(frame & ((2ul << order) - 1)) &&
               frame + (2ul << order) <= end)
            order++;
        buddy_free((uint32_t)frame, order);
        free_count += 1ul << order;
        total_count += 1ul << order;
        frame += 1ul << order;
    }
}

void page_free_range(paddr_t start, paddr_t end)
{
    start = ALIGN_UP(start, PAGE_SIZE);
    end = ALIGN_DOWN(end, PAGE_SIZE);
    for (unsigned i = 0; i < ram_count; i++) {
        paddr_t from = MAX(start, ram[i].start), to = MIN(end, ram[i].end);

        if (from < to)
            free_frames(from >> PAGE_SHIFT, to >> PAGE_SHIFT);
    }
}

/* Sorted by insertion; empty ranges are left out. */
static void add_range(struct boot_range *ranges, unsigned *count, paddr_t start, paddr_t end)
{
    unsigned i = *count;

    if (start >= end)
        return;
    for (; i > 0 && ranges[i - 1].start > start; i--)
        ranges[i] = ranges[i - 1];
    ranges[i] = (struct boot_range){ start, end };
    ++*count;
}

static void free_unreserved(const struct boot_info *boot, paddr_t array, uint64_t array_size)
{
    struct boot_range used[RANGES_MAX];
    unsigned used_count = 0;
    paddr_t position = 0;

    add_range(used, &used_count, 0, LOW_RESERVED);
    add_range(used, &used_count, boot->kernel_start, boot->kernel_end);
    add_range(used, &used_count, boot->kernel_end, early_next);
    add_range(used, &used_count, array, ALIGN_UP(array + array_size, PAGE_SIZE));
    for (unsigned i = 0; i < boot->module_count; i++)
        add_range(used, &used_count, ALIGN_DOWN(boot->modules[i].start, PAGE_SIZE),
                  ALIGN_UP(boot->modules[i].end, PAGE_SIZE));
    for (unsigned i = 0; i < used_count; i++) {
        if (position < used[i].start)
            page_free_range(position, used[i].start);
        position = MAX(position, used[i].end);
    }
    page_free_range(position, frame_count << PAGE_SHIFT);
}

void page_init(const struct boot_info *boot)
{
    uint64_t size;
    paddr_t array;

    ram_count = boot->ram_count;
    memcpy(ram, boot->ram, sizeof(ram));
    frame_count = ram[ram_count - 1].end >> PAGE_SHIFT;
    size = frame_count * sizeof(struct page);
    early_next = MAX(early_next, boot->kernel_end);
    array = find_unreserved(boot, early_next, size);
    if (array == 0)
        panic("too little memory for %lu page frames", frame_count);
    page_array = phys_to_virt(array);
    memset(page_array, 0, size);
    free_unreserved(boot, array, size);
    user_reserve = MIN(total_count / 32, 1024ul);
    page_zero = page_alloc_zeroed();
}
