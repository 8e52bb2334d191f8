/*
 * How regions come, change and go: aspace_map, aspace_unmap, aspace_protect and what mremap and
 * madvise need. Regions are changed first, then the page tables that cache them.
 */
#include "mm/aspace.h"

#include "abi/errno.h"
#include "abi/mman.h"
#include "arch/usercopy.h"
#include "fs/file.h"
#include "fs/inode.h"
#include "fs/ram/shmem.h"
#include "mm/kmalloc.h"
#include "mm/page.h"
#include "mm/region.h"
#include "task/sched/sched.h"

#define GIB_2          0x80000000ul /* MAP_32BIT */
#define POPULATE_POINT 64           /* pages between preemption points */
#define PROT_ALL       (PROT_READ | PROT_WRITE | PROT_EXEC)

/* ---- Places ---------------------------------------------------------------------------------- */

/* Free, and not in the guard gap of a region above. */
static bool is_free(struct aspace *aspace, uintptr_t start, uintptr_t end)
{
    struct region *next = region_find(&aspace->regions, start);

    if (!next)
        return true;
    return end <= next->start &&
           (!(next->flags & REGION_GROWSDOWN) || next->start - end >= STACK_GUARD_GAP);
}

uintptr_t aspace_find_gap(struct aspace *aspace, uintptr_t hint, size_t length, bool low_2gib)
{
    uintptr_t found;

    if (hint && hint < MAP_ADDRESS_MIN)
        hint = MAP_ADDRESS_MIN;
    hint = ALIGN_UP(hint, PAGE_SIZE);
    if (hint && hint < USER_END && length <= USER_END - hint &&
        is_free(aspace, hint, hint + length))
        return hint;
    if (low_2gib)
        return region_find_gap(&aspace->regions, length, GIB_2 / 2, GIB_2);
    found = region_find_gap(&aspace->regions, length, MAP_ADDRESS_MIN, aspace->map_top);
    return found ? found : region_find_gap(&aspace->regions, length, MAP_ADDRESS_MIN, USER_END);
}

/* ---- Splitting and merging ------------------------------------------------------------------- */

/* Makes address a border: what was region ends there and a new region goes on. 0 or -ENOMEM. */
static int split_at(struct aspace *aspace, struct region *region, uintptr_t address)
{
    struct region *above;

    if (address <= region->start || address >= region->end)
        return 0;
    if (aspace->regions.count >= REGION_COUNT_MAX)
        return -ENOMEM;
    above = region_copy(region);
    if (!above)
        return -ENOMEM;
    above->start = address;
    if (above->file)
        above->offset += address - region->start;
    aspace_resize(aspace, region, region->start, address);
    aspace_insert(aspace, above);
    return 0;
}

static bool can_merge(const struct region *a, const struct region *b)
{
    if (!a || !b || a->end != b->start || a->prot != b->prot || a->file != b->file)
        return false;
    if ((a->flags ^ b->flags) & ~REGION_OWN_PAGES)
        return false;
    return !a->file || a->offset + (a->end - a->start) == b->offset;
}

/* b goes up in a. */
static void merge(struct aspace *aspace, struct region *a, struct region *b)
{
    uintptr_t end = b->end;

    a->flags |= b->flags & REGION_OWN_PAGES;
    aspace_remove(aspace, b);
    region_free(b);
    aspace_resize(aspace, a, a->start, end);
}

void aspace_merge(struct aspace *aspace, struct region *region)
{
    struct region *previous = region_previous(&aspace->regions, region);
    struct region *next = region_next(&aspace->regions, region);

    if (can_merge(region, next))
        merge(aspace, region, next);
    if (can_merge(previous, region))
        merge(aspace, previous, region);
}

int aspace_change(struct aspace *aspace, uintptr_t start, uintptr_t end, bool skip_holes,
                  int (*change)(struct aspace *aspace, struct region *region, const void *argument),
                  const void *argument)
{
    uintptr_t at = start;
    int hole = 0;

    while (at < end) {
        struct region *region = region_find(&aspace->regions, at);
        int error;

        if (!region || region->start > at)
            hole = -ENOMEM;
        if (!region || region->start >= end || (hole && !skip_holes))
            return -ENOMEM;
        at = MAX(at, region->start);
        error = split_at(aspace, region, at);
        if (error)
            return error;
        region = region_find(&aspace->regions, at);
        error = split_at(aspace, region, end);
        if (!error)
            error = change(aspace, region, argument);
        at = region->end;
        aspace_merge(aspace, region);
        if (error)
            return error;
    }
    return hole;
}

/* ---- Unmapping ------------------------------------------------------------------------------- */

void aspace_drop_pages(struct aspace *aspace, uintptr_t start, uintptr_t end)
{
    aspace->peak_resident = MAX(aspace->peak_resident, aspace->resident_pages);
    aspace->resident_pages -= paging_unmap(&aspace->paging, start, end, start, end);
}

/* Takes [start, end) out of a region that overlaps it, but not on both sides. */
static void cut(struct aspace *aspace, struct region *region, uintptr_t start, uintptr_t end)
{
    if (region->start >= start && region->end <= end) {
        aspace_remove(aspace, region);
        region_free(region);
    } else if (region->start < start) {
        aspace_resize(aspace, region, region->start, start);
    } else {
        aspace_resize(aspace, region, end, region->end);
    }
}

/* Drops the pages of [start, end), where no region is left, and the tables they leave empty. */
static void unmap_pages(struct aspace *aspace, uintptr_t start, uintptr_t end)
{
    struct region *next = region_find(&aspace->regions, start);
    struct region *previous;

    if (next)
        previous = region_previous(&aspace->regions, next);
    else if (list_empty(&aspace->regions.list))
        previous = NULL;
    else
        previous = list_last(&aspace->regions.list, struct region, link);
    aspace->peak_resident = MAX(aspace->peak_resident, aspace->resident_pages);
    aspace->resident_pages -=
        paging_unmap(&aspace->paging, start, end, previous ? previous->end : 0,
                     next ? next->start : PAGING_USER_TOP);
}

int aspace_unmap(struct aspace *aspace, uintptr_t address, size_t length)
{
    uintptr_t end = address + ALIGN_UP(length, PAGE_SIZE);
    struct region *region, *next;
    int error;

    if ((address & ~PAGE_MASK) || length == 0 || length > USER_END || end > USER_END ||
        end < address)
        return -EINVAL;
    region = region_find(&aspace->regions, address);
    if (!region || region->start >= end)
        return 0;
    if (region->start < address && region->end > end) {
        error = split_at(aspace, region, end);
        if (error)
            return error;
    }
    for (; region && region->start < end; region = next) {
        next = region_next(&aspace->regions, region);
        cut(aspace, region, address, end);
    }
    unmap_pages(aspace, address, end);
    return 0;
}

/* ---- Mapping --------------------------------------------------------------------------------- */

static unsigned region_flags_of(const struct aspace *aspace, int flags)
{
    return aspace->future_flags | ((flags & MAP_TYPE) != MAP_PRIVATE ? REGION_SHARED : 0) |
           (flags & MAP_GROWSDOWN ? REGION_GROWSDOWN : 0) |
           (flags & MAP_NORESERVE ? REGION_NORESERVE : 0) |
           (flags & MAP_LOCKED ? REGION_LOCKED : 0);
}

/* Where to map: the address or a negative errno. */
static long choose_address(struct aspace *aspace, uintptr_t hint, size_t length, int flags)
{
    struct region *next;
    uintptr_t found;

    if (length > USER_END)
        return -ENOMEM;
    if (!(flags & (MAP_FIXED | MAP_FIXED_NOREPLACE))) {
        found = aspace_find_gap(aspace, hint & PAGE_MASK, length, flags & MAP_32BIT);
        return found ? (long)found : -ENOMEM;
    }
    if (hint > USER_END - length)
        return -ENOMEM;
    if (hint & ~PAGE_MASK)
        return -EINVAL;
    next = region_find(&aspace->regions, hint);
    if ((flags & MAP_FIXED_NOREPLACE) && next && next->start < hint + length)
        return -EEXIST;
    return (long)hint;
}

/* How many pages of [start, end) are mapped now. */
static uint64_t mapped_pages(struct aspace *aspace, uintptr_t start, uintptr_t end)
{
    struct region *region = region_find(&aspace->regions, start);
    uint64_t pages = 0;

    for (; region && region->start < end; region = region_next(&aspace->regions, region))
        pages += (MIN(region->end, end) - MAX(region->start, start)) >> PAGE_SHIFT;
    return pages;
}

/* The region to be, with its file reference. Shared anonymous memory is a file of its own. */
static int make_region(struct region *wanted, struct file *file, struct region **out)
{
    struct file *backing = file;
    int error = 0;

    if (!file && (wanted->flags & REGION_SHARED)) {
        size_t size = wanted->end - wanted->start;

        if (!(wanted->flags & REGION_NORESERVE) && size >> PAGE_SHIFT > page_stats().total)
            return -ENOMEM;
        error = shmem_create(size, &backing);
        wanted->offset = 0;
    }
    if (error)
        return error;
    wanted->file = backing;
    if (backing && (wanted->flags & REGION_SHARED) &&
        ((backing->flags & O_ACCMODE) != O_RDWR ||
         (backing->inode->seals & (F_SEAL_WRITE | F_SEAL_FUTURE_WRITE))))
        wanted->flags |= REGION_READ_ONLY_FILE;
    *out = region_copy(wanted);
    if (backing != file)
        file_put(backing);
    return *out ? 0 : -ENOMEM;
}

int aspace_map(struct aspace *aspace, uintptr_t address, size_t length, int prot, int flags,
               struct file *file, off_t offset, uintptr_t *out)
{
    size_t size = ALIGN_UP(length, PAGE_SIZE);
    struct region wanted = { .prot = prot & PROT_ALL, .offset = file ? (uint64_t)offset : 0 };
    struct region *region;
    long at;
    int error;

    if (length == 0)
        return -EINVAL;
    if (size < length || aspace->regions.count >= REGION_COUNT_MAX)
        return -ENOMEM;
    at = choose_address(aspace, address, size, flags);
    if (at < 0)
        return (int)at;
    wanted.start = (uintptr_t)at;
    wanted.end = wanted.start + size;
    wanted.flags = region_flags_of(aspace, flags);
    error =
        aspace_may_expand(aspace, prot, wanted.flags,
                          (size >> PAGE_SHIFT) - mapped_pages(aspace, wanted.start, wanted.end));
    if (error)
        return error;
    error = make_region(&wanted, file, &region);
    if (error)
        return error;
    error = aspace_unmap(aspace, wanted.start, size);
    if (error) {
        region_free(region);
        return error;
    }
    aspace_insert(aspace, region);
    aspace_merge(aspace, region);
    if (out)
        *out = wanted.start;
    return 0;
}

/* ---- Protection ------------------------------------------------------------------------------ */

static int protect_region(struct aspace *aspace, struct region *region, const void *argument)
{
    int prot = *(const int *)argument;
    bool shared = region->flags & REGION_SHARED;
    int error;

    if (prot == region->prot)
        return 0;
    if ((prot & PROT_WRITE) && (region->flags & REGION_READ_ONLY_FILE))
        return -EACCES;
    if ((prot & PROT_WRITE) && !(region->prot & PROT_WRITE) && !shared) {
        error = aspace_may_expand(aspace, prot, region->flags, 0);
        if (!error && !(region->flags & REGION_NORESERVE) &&
            region_pages(region) > page_stats().total)
            error = -ENOMEM;
        if (error)
            return error;
    }
    aspace_set_kind(aspace, region, prot, region->flags);
    /* A write to a private page must fault first: it may be shared with a child or a file. */
    paging_protect(&aspace->paging, region->start, region->end,
                   shared ? prot : region_prot_unwritten(prot));
    return 0;
}

int aspace_protect(struct aspace *aspace, uintptr_t address, size_t length, int prot)
{
    uintptr_t end = address + ALIGN_UP(length, PAGE_SIZE);

    if (address & ~PAGE_MASK)
        return -EINVAL;
    if (length == 0)
        return 0;
    if (end <= address || end > USER_END)
        return -ENOMEM;
    prot &= PROT_ALL;
    return aspace_change(aspace, address, end, false, protect_region, &prot);
}

/* ---- Populating ------------------------------------------------------------------------------ */

static int populate_page(struct aspace *aspace, uintptr_t address)
{
    struct region *region = region_find(&aspace->regions, address);
    struct paging_entry entry;
    bool write;

    if (!region || region->start > address)
        return -ENOMEM;
    if (region->prot == PROT_NONE)
        return -EFAULT;
    write = (region->prot & PROT_WRITE) && !(region->flags & REGION_SHARED);
    if (paging_find(&aspace->paging, address, &entry) && (!write || (entry.prot & PROT_WRITE)))
        return 0;
    switch (fault_resolve(aspace, region, address, write)) {
    case FAULT_OK: return 0;
    case FAULT_OOM: return -ENOMEM;
    default: return -EFAULT;
    }
}

int aspace_populate(struct aspace *aspace, uintptr_t start, uintptr_t end)
{
    unsigned count = 0;

    for (uintptr_t address = start; address < end; address += PAGE_SIZE) {
        int error = populate_page(aspace, address);

        if (error)
            return error;
        if (++count % POPULATE_POINT == 0 && sched_point())
            return -EINTR;
    }
    return 0;
}
