/*
 * What programs say and ask about their memory: madvise, mincore, msync, mlock and relatives.
 * All pages are in RAM and stay there, so that locking only counts and fills in.
 */
#include "syscall/syscall.h"

#include "abi/capability.h"
#include "abi/errno.h"
#include "abi/mman.h"
#include "abi/resource.h"
#include "arch/arch.h"
#include "arch/usercopy.h"
#include "fs/file.h"
#include "fs/inode.h"
#include "mm/page.h"
#include "mm/region.h"
#include "task/cred.h"
#include "task/process.h"
#include "task/sched/sched.h"
#include "task/task.h"

#define POINT_PAGES 64 /* between preemption points */

/* ---- madvise --------------------------------------------------------------------------------- */

/* Advice that is a flag of the region: which is set or cleared. */
struct flag_advice {
    unsigned set, clear;
    bool anonymous_only;
};

static bool find_flag_advice(int advice, struct flag_advice *out)
{
    switch (advice) {
    case MADV_DONTFORK: *out = (struct flag_advice){ .set = REGION_DONTFORK }; return true;
    case MADV_DOFORK: *out = (struct flag_advice){ .clear = REGION_DONTFORK }; return true;
    case MADV_WIPEONFORK:
        *out = (struct flag_advice){ .set = REGION_WIPEONFORK, .anonymous_only = true };
        return true;
    case MADV_KEEPONFORK: *out = (struct flag_advice){ .clear = REGION_WIPEONFORK }; return true;
    case MADV_DONTDUMP: *out = (struct flag_advice){ .set = REGION_DONTDUMP }; return true;
    case MADV_DODUMP: *out = (struct flag_advice){ .clear = REGION_DONTDUMP }; return true;
    default: return false;
    }
}

static int change_flags(struct aspace *aspace, struct region *region, const void *argument)
{
    const struct flag_advice *advice = argument;

    if (advice->anonymous_only && region->file)
        return -EINVAL;
    aspace_set_kind(aspace, region, region->prot, (region->flags & ~advice->clear) | advice->set);
    return 0;
}

/* MADV_REMOVE: a hole in the file. */
static int remove_pages(struct region *region, uintptr_t start, uintptr_t end)
{
    struct inode *inode;
    off_t from;

    if ((region->flags & REGION_LOCKED) || !region->file)
        return -EINVAL;
    if (!(region->flags & REGION_SHARED) || (region->flags & REGION_READ_ONLY_FILE))
        return -EACCES;
    inode = region->file->inode;
    from = (off_t)(region->offset + (start - region->start));
    return inode->ops->punch ? inode->ops->punch(inode, from, from + (off_t)(end - start))
                             : -EOPNOTSUPP;
}

/* The advice that acts on pages, for the part of a region in [start, end). */
static int advise_pages(struct aspace *aspace, struct region *region, uintptr_t start,
                        uintptr_t end, int advice)
{
    switch (advice) {
    case MADV_FREE:
        if (region->file)
            return -EINVAL;
        /* fall through */
    case MADV_DONTNEED:
        if (region->flags & REGION_LOCKED)
            return -EINVAL;
        aspace_drop_pages(aspace, start, end);
        return 0;
    case MADV_COLD:
    case MADV_PAGEOUT: return region->flags & REGION_LOCKED ? -EINVAL : 0;
    case MADV_REMOVE: return remove_pages(region, start, end);
    default: return 0; /* about reading ahead, huge and merged pages: nothing to do */
    }
}

static bool is_known_advice(int advice)
{
    return (advice >= MADV_NORMAL && advice <= MADV_DONTNEED) ||
           (advice >= MADV_FREE && advice <= MADV_POPULATE_WRITE);
}

static int advise_range(struct aspace *aspace, uintptr_t start, uintptr_t end, int advice)
{
    int hole = 0;

    for (uintptr_t at = start; at < end;) {
        struct region *region = region_find(&aspace->regions, at);
        int error;

        if (!region || region->start >= end)
            return -ENOMEM;
        if (region->start > at)
            hole = -ENOMEM;
        error = advise_pages(aspace, region, MAX(at, region->start), MIN(end, region->end), advice);
        if (error)
            return error;
        at = region->end;
    }
    return hole;
}

/* MADV_POPULATE_READ and _WRITE. */
static int populate_range(struct aspace *aspace, uintptr_t start, uintptr_t end, bool write)
{
    unsigned count = 0;

    for (uintptr_t at = start; at < end; at += PAGE_SIZE) {
        struct region *region = region_find(&aspace->regions, at);
        enum fault_result result;

        if (!region || region->start > at)
            return -ENOMEM;
        if (region->prot == PROT_NONE || (write && !(region->prot & PROT_WRITE)))
            return -EINVAL;
        result = fault_resolve(aspace, region, at, write);
        if (result != FAULT_OK)
            return result == FAULT_OOM ? -ENOMEM : -EFAULT;
        if (++count % POINT_PAGES == 0 && sched_point())
            return -EINTR;
    }
    return 0;
}

long sys_madvise(unsigned long address, size_t length, int advice)
{
    struct aspace *aspace = current_process()->aspace;
    uintptr_t end = address + ALIGN_UP(length, PAGE_SIZE);
    struct flag_advice flags;

    if (!is_known_advice(advice) || (address & ~PAGE_MASK))
        return -EINVAL;
    if (ALIGN_UP(length, PAGE_SIZE) < length || end < address)
        return -EINVAL;
    if (end == address)
        return 0;
    if (advice == MADV_POPULATE_READ || advice == MADV_POPULATE_WRITE)
        return populate_range(aspace, address, end, advice == MADV_POPULATE_WRITE);
    if (find_flag_advice(advice, &flags))
        return aspace_change(aspace, address, end, true, change_flags, &flags);
    return advise_range(aspace, address, end, advice);
}

/* ---- mincore, msync -------------------------------------------------------------------------- */

/* mincore(2): in this address space's tables, or in the file's memory. */
static bool is_resident(struct aspace *aspace, struct region *region, uintptr_t address)
{
    struct paging_entry entry;
    struct inode *inode;
    struct page *page;

    if (paging_find(&aspace->paging, address, &entry))
        return true;
    if (!region->file)
        return false;
    inode = region->file->inode;
    if (inode->ops->get_page(inode, (region->offset + (address - region->start)) >> PAGE_SHIFT,
                             false, &page))
        return false;
    page_put(page);
    return true;
}

long sys_mincore(unsigned long address, size_t length, unsigned char __user *out)
{
    struct aspace *aspace = current_process()->aspace;
    size_t pages = ALIGN_UP(length, PAGE_SIZE) >> PAGE_SHIFT;
    unsigned char part[POINT_PAGES];

    if (address & ~PAGE_MASK)
        return -EINVAL;
    if (address > USER_END || length > USER_END - address)
        return -ENOMEM;
    for (size_t done = 0, count; done < pages; done += count) {
        count = MIN(pages - done, sizeof(part));
        for (size_t i = 0; i < count; i++, address += PAGE_SIZE) {
            struct region *region = region_find(&aspace->regions, address);

            if (!region || region->start > address)
                return -ENOMEM;
            part[i] = is_resident(aspace, region, address);
        }
        if (copy_to_user(out + done, part, count))
            return -EFAULT;
        sched_point();
    }
    return 0;
}

long sys_msync(unsigned long address, size_t length, int flags)
{
    struct aspace *aspace = current_process()->aspace;
    uintptr_t end = address + ALIGN_UP(length, PAGE_SIZE);
    int hole = 0;

    if ((flags & ~(MS_ASYNC | MS_INVALIDATE | MS_SYNC)) || (address & ~PAGE_MASK) ||
        ((flags & MS_ASYNC) && (flags & MS_SYNC)))
        return -EINVAL;
    if (end < address || ALIGN_UP(length, PAGE_SIZE) < length)
        return -ENOMEM;
    /* Shared mappings map the file's own pages: there is nothing to write back. */
    for (uintptr_t at = address; at < end;) {
        struct region *region = region_find(&aspace->regions, at);

        if (!region || region->start >= end)
            return -ENOMEM;
        if (region->start > at)
            hole = -ENOMEM;
        if ((flags & MS_INVALIDATE) && (region->flags & REGION_LOCKED))
            return -EBUSY;
        at = region->end;
    }
    return hole;
}

/* ---- mlock ----------------------------------------------------------------------------------- */

static int set_locked(struct aspace *aspace, struct region *region, const void *argument)
{
    unsigned locked = *(const bool *)argument ? REGION_LOCKED : 0;

    aspace_set_kind(aspace, region, region->prot, (region->flags & ~REGION_LOCKED) | locked);
    return 0;
}

static uint64_t locked_in(struct aspace *aspace, uintptr_t start, uintptr_t end)
{
    struct region *region = region_find(&aspace->regions, start);
    uint64_t pages = 0;

    for (; region && region->start < end; region = region_next(&aspace->regions, region))
        if (region->flags & REGION_LOCKED)
            pages += (MIN(region->end, end) - MAX(region->start, start)) >> PAGE_SHIFT;
    return pages;
}

static long lock_range(uintptr_t address, size_t length, bool lock, bool populate)
{
    struct aspace *aspace = current_process()->aspace;
    uintptr_t start = address & PAGE_MASK;
    size_t size = ALIGN_UP(length + (address - start), PAGE_SIZE);
    uintptr_t end = start + size;
    int error;

    if (lock) {
        error = aspace_may_lock(aspace, 0);
        if (error == -EPERM)
            return error;
        if (aspace_may_lock(aspace, (size >> PAGE_SHIFT) - locked_in(aspace, start, end)))
            return -ENOMEM;
    }
    if (end < start)
        return -EINVAL;
    if (end == start)
        return 0;
    error = aspace_change(aspace, start, end, false, set_locked, &lock);
    if (error || !lock || !populate)
        return error;
    error = aspace_populate(aspace, start, end);
    if (error == -EFAULT)
        return -ENOMEM;
    return error == -ENOMEM ? -EAGAIN : error;
}

long sys_mlock(unsigned long address, size_t length)
{
    return lock_range(address, length, true, true);
}

long sys_mlock2(unsigned long address, size_t length, int flags)
{
    if (flags & ~MLOCK_ONFAULT)
        return -EINVAL;
    return lock_range(address, length, true, !(flags & MLOCK_ONFAULT));
}

long sys_munlock(unsigned long address, size_t length)
{
    return lock_range(address, length, false, false);
}

static void lock_all(struct aspace *aspace, bool lock)
{
    struct region *region;

    list_for_each (region, &aspace->regions.list, link)
        set_locked(aspace, region, &lock);
}

/* Fills every region; other threads may change them meanwhile. */
static void populate_all(struct aspace *aspace)
{
    struct region *region = region_find(&aspace->regions, 0);
    uintptr_t end;

    for (; region; region = region_find(&aspace->regions, end)) {
        end = region->end;
        if (aspace_populate(aspace, region->start, end) == -EINTR)
            return;
    }
}

long sys_mlockall(int flags)
{
    struct aspace *aspace = current_process()->aspace;
    int error;

    if (!flags || (flags & ~(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT)) || flags == MCL_ONFAULT)
        return -EINVAL;
    error = aspace_may_lock(aspace, 0);
    if (error == -EPERM)
        return error;
    if ((flags & MCL_CURRENT) &&
        aspace_may_lock(aspace, aspace->virtual_pages - aspace->locked_pages))
        return -ENOMEM;
    aspace->future_flags = flags & MCL_FUTURE ? REGION_LOCKED : 0;
    if (!(flags & MCL_CURRENT))
        return 0;
    lock_all(aspace, true);
    if (!(flags & MCL_ONFAULT))
        populate_all(aspace);
    return 0;
}

long sys_munlockall(void)
{
    struct aspace *aspace = current_process()->aspace;

    aspace->future_flags = 0;
    lock_all(aspace, false);
    return 0;
}
