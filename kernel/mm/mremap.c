/* mremap(2): a mapping grows, shrinks or moves with its pages. */
#include "syscall/syscall.h"

#include "abi/errno.h"
#include "abi/mman.h"
#include "arch/arch.h"
#include "arch/usercopy.h"
#include "mm/region.h"
#include "task/process.h"
#include "task/task.h"

struct remap {
    uintptr_t old, new; /* addresses; new only with MREMAP_FIXED or as a hint */
    size_t old_size, new_size;
    int flags;
};

/* Whether the mapping at old may have new_size bytes. */
static int check_growth(struct aspace *aspace, const struct remap *remap, struct region **out)
{
    struct region *region = region_find(&aspace->regions, remap->old);
    uint64_t pages;
    int error;

    if (!region || region->start > remap->old)
        return -EFAULT;
    /* Old size 0 asks for a second mapping of the same pages: only shared ones can have that. */
    if (remap->old_size == 0 && !(region->flags & REGION_SHARED))
        return -EINVAL;
    if (remap->old_size > region->end - remap->old)
        return -EFAULT;
    *out = region;
    if (remap->new_size <= remap->old_size && !(remap->flags & MREMAP_DONTUNMAP))
        return 0;
    if (region->file &&
        region->offset + (remap->old - region->start) + remap->new_size < region->offset)
        return -EINVAL;
    pages =
        (remap->new_size - (remap->flags & MREMAP_DONTUNMAP ? 0 : remap->old_size)) >> PAGE_SHIFT;
    error = region->flags & REGION_LOCKED ? aspace_may_lock(aspace, pages) : 0;
    if (error)
        return -EAGAIN;
    return aspace_may_expand(aspace, region->prot, region->flags, pages);
}

/* A new region at `to` with the old one's contents; the old one's pages move there. */
static int move(struct aspace *aspace, const struct remap *remap, struct region *region,
                uintptr_t to)
{
    struct region *moved;
    int error;

    if (aspace->regions.count + 3 >= REGION_COUNT_MAX)
        return -ENOMEM;
    moved = region_copy(region);
    if (!moved)
        return -ENOMEM;
    moved->start = to;
    moved->end = to + remap->new_size;
    moved->offset = region->file ? region->offset + (remap->old - region->start) : 0;
    error = paging_move(&aspace->paging, remap->old, to, remap->old_size);
    if (error) {
        region_free(moved);
        return error;
    }
    aspace_insert(aspace, moved);
    if (remap->old_size > 0 && !(remap->flags & MREMAP_DONTUNMAP))
        error = aspace_unmap(aspace, remap->old, remap->old_size);
    aspace_merge(aspace, moved);
    return error;
}

/* MREMAP_FIXED and MREMAP_DONTUNMAP: the place is given, or at least another one. */
static long remap_to(struct aspace *aspace, struct remap *remap)
{
    uintptr_t to = remap->new;
    struct region *region;
    int error;

    if ((to & ~PAGE_MASK) || remap->new_size > USER_END || to > USER_END - remap->new_size)
        return -EINVAL;
    if (remap->old + remap->old_size > to && to + remap->new_size > remap->old)
        return -EINVAL;
    if (remap->flags & MREMAP_FIXED) {
        error = aspace_unmap(aspace, to, remap->new_size);
        if (error)
            return error;
    }
    if (remap->old_size > remap->new_size) {
        error =
            aspace_unmap(aspace, remap->old + remap->new_size, remap->old_size - remap->new_size);
        if (error)
            return error;
        remap->old_size = remap->new_size;
    }
    error = check_growth(aspace, remap, &region);
    if (error)
        return error;
    if (!(remap->flags & MREMAP_FIXED))
        to = aspace_find_gap(aspace, to, remap->new_size, false);
    if (!to)
        return -ENOMEM;
    error = move(aspace, remap, region, to);
    return error ? error : (long)to;
}

static bool can_grow_in_place(struct aspace *aspace, const struct remap *remap,
                              const struct region *region)
{
    struct region *next = region_next(&aspace->regions, region);
    uintptr_t end = remap->old + remap->new_size;

    if (remap->old + remap->old_size != region->end || end > USER_END || end < remap->old)
        return false;
    return !next || end + (next->flags & REGION_GROWSDOWN ? STACK_GUARD_GAP : 0) <= next->start;
}

static long grow(struct aspace *aspace, const struct remap *remap)
{
    struct region *region;
    uintptr_t to;
    int error = check_growth(aspace, remap, &region);

    if (error)
        return error;
    if (can_grow_in_place(aspace, remap, region)) {
        aspace_resize(aspace, region, region->start, remap->old + remap->new_size);
        aspace_merge(aspace, region);
        return (long)remap->old;
    }
    if (!(remap->flags & MREMAP_MAYMOVE))
        return -ENOMEM;
    to = aspace_find_gap(aspace, 0, remap->new_size, false);
    if (!to)
        return -ENOMEM;
    error = move(aspace, remap, region, to);
    return error ? error : (long)to;
}

static long shrink(struct aspace *aspace, const struct remap *remap)
{
    int error = 0;

    if (remap->old_size > remap->new_size)
        error =
            aspace_unmap(aspace, remap->old + remap->new_size, remap->old_size - remap->new_size);
    return error ? error : (long)remap->old;
}

static long remap_checked(struct aspace *aspace, struct remap *remap)
{
    struct region *region = region_find(&aspace->regions, remap->old);

    if (!region || region->start > remap->old)
        return -EFAULT;
    if (remap->flags & (MREMAP_FIXED | MREMAP_DONTUNMAP))
        return remap_to(aspace, remap);
    return remap->old_size >= remap->new_size ? shrink(aspace, remap) : grow(aspace, remap);
}

long sys_mremap(unsigned long address, size_t old_length, size_t new_length, int flags,
                unsigned long new_address)
{
    struct aspace *aspace = current_process()->aspace;
    struct remap remap = {
        .old = address,
        .new = new_address,
        .old_size = ALIGN_UP(old_length, PAGE_SIZE),
        .new_size = ALIGN_UP(new_length, PAGE_SIZE),
        .flags = flags,
    };
    struct region *region;
    long result;

    if (flags & ~(MREMAP_MAYMOVE | MREMAP_FIXED | MREMAP_DONTUNMAP))
        return -EINVAL;
    if ((flags & (MREMAP_FIXED | MREMAP_DONTUNMAP)) && !(flags & MREMAP_MAYMOVE))
        return -EINVAL;
    if ((flags & MREMAP_DONTUNMAP) && remap.old_size != remap.new_size)
        return -EINVAL;
    if ((address & ~PAGE_MASK) || remap.new_size == 0)
        return -EINVAL;
    if (!(flags & (MREMAP_FIXED | MREMAP_DONTUNMAP)))
        remap.new = 0;
    result = remap_checked(aspace, &remap);
    if (result < 0 || remap.new_size <= remap.old_size)
        return result;
    region = region_find(&aspace->regions, (uintptr_t)result);
    if (region->flags & REGION_LOCKED)
        aspace_populate(aspace, (uintptr_t)result + remap.old_size,
                        (uintptr_t)result + remap.new_size);
    return result;
}
