/*
 * Regions: what an address space says about its addresses. struct aspace and the ordered set of its
 * regions; for mm/ only, the rest of the kernel uses mm/aspace.h.
 */
#ifndef KERNEL_MM_REGION_H
#define KERNEL_MM_REGION_H

#include "abi/mman.h"
#include "arch/paging.h"
#include "lib/list.h"
#include "lib/types.h"
#include "mm/aspace.h"

#define REGION_COUNT_MAX 65530            /* vm.max_map_count */
#define STACK_GUARD_GAP (256 * PAGE_SIZE) /* kept free below a region that grows down */
#define MAP_ADDRESS_MIN 0x10000ul         /* vm.mmap_min_addr */

enum region_flags {
    REGION_SHARED = 1 << 0,
    REGION_GROWSDOWN = 1 << 1,
    REGION_NORESERVE = 1 << 2,
    REGION_LOCKED = 1 << 3,
    REGION_DONTFORK = 1 << 4,
    REGION_WIPEONFORK = 1 << 5,
    REGION_DONTDUMP = 1 << 6,
    REGION_READ_ONLY_FILE = 1 << 7, /* shared, of a file not open for writing, or sealed */
    REGION_OWN_PAGES = 1 << 8,      /* private, and some page was written to */
};

/* Page-aligned [start, end) with one protection and one source of contents. */
struct region {
    uintptr_t start, end;
    int prot;          /* PROT_* */
    unsigned flags;    /* REGION_* */
    struct file *file; /* a counted reference; NULL: anonymous and private */
    uint64_t offset;   /* of start in the file, in bytes */

    struct list link; /* in address order */
    struct region *left, *right;
    uint32_t priority;
    uintptr_t gap, largest_gap; /* usable free bytes before it; the largest in its subtree */
};

/*
 * Regions in address order, none overlapping: a list, and a treap over it (a search tree by start,
 * a heap by random priority) that also finds gaps.
 */
struct region_set {
    struct list list;
    struct region *root;
    unsigned count;
};

/* What the tables say of a private page that must fault before it is written: it may still be read,
 * on x86 also where prot lacks PROT_READ (and an entry without any right would fault for ever). */
static inline int region_prot_unwritten(int prot)
{
    return prot & PROT_WRITE ? (prot & ~PROT_WRITE) | PROT_READ : prot;
}

void region_set_init(struct region_set *set);
void region_insert(struct region_set *set, struct region *region);
void region_remove(struct region_set *set, struct region *region);
/* To be called when start or end of region, or its REGION_GROWSDOWN, changed (never its order). */
void region_changed(struct region_set *set, struct region *region);

/* The first region that ends after address, or NULL. It contains address if it starts there or
 * before. */
struct region *region_find(const struct region_set *set, uintptr_t address);
struct region *region_next(const struct region_set *set, const struct region *region);
struct region *region_previous(const struct region_set *set, const struct region *region);

/* The highest address in [low, high) where length bytes are free; 0 if there is none. */
uintptr_t region_find_gap(const struct region_set *set, size_t length, uintptr_t low,
                          uintptr_t high);

/* Asserts the set's invariants. */
void region_set_check(const struct region_set *set);

struct aspace {
    unsigned references;
    struct paging paging;
    struct region_set regions;
    struct list all_link;
    uintptr_t brk_start, brk;
    uintptr_t map_top; /* mappings without an address go below */
    unsigned future_flags; /* mlockall(MCL_FUTURE): REGION_LOCKED for new regions */
    uint64_t virtual_pages, data_pages, stack_pages, text_pages, locked_pages;
    uint64_t resident_pages, peak_resident;
    struct aspace_layout layout;
};

/* ---- aspace.c, map.c ------------------------------------------------------------------------- */

/* A copy of a region's description with its own file reference, in no set. NULL: no memory. */
struct region *region_copy(const struct region *region);
/* Frees a region that is in no set. */
void region_free(struct region *region);

/* Adds a region to or takes it out of the set and the page counts. */
void aspace_insert(struct aspace *aspace, struct region *region);
void aspace_remove(struct aspace *aspace, struct region *region);
/* Changes a region's bounds (offset follows start) and the page counts. */
void aspace_resize(struct aspace *aspace, struct region *region, uintptr_t start, uintptr_t end);

/* Changes a region's protection and flags and the page counts. */
void aspace_set_kind(struct aspace *aspace, struct region *region, int prot, unsigned flags);

/* Whether limits and memory allow `pages` more of this kind. 0 or -ENOMEM. */
int aspace_may_expand(struct aspace *aspace, int prot, unsigned flags, uint64_t pages);
/* Whether `pages` more may be locked: 0, -EPERM (none may be), -EAGAIN. */
int aspace_may_lock(struct aspace *aspace, uint64_t pages);

/* Unites region with its neighbours where they are alike. */
void aspace_merge(struct aspace *aspace, struct region *region);

/* Where length bytes can go; hint may be 0. The address or 0. */
uintptr_t aspace_find_gap(struct aspace *aspace, uintptr_t hint, size_t length, bool low_2gib);

/*
 * Calls change for each region of [start, end), split to lie within, and merges the results
 * again. Holes end it with -ENOMEM or, if skip_holes, give -ENOMEM at the end. Stops at the first
 * error of change.
 */
int aspace_change(struct aspace *aspace, uintptr_t start, uintptr_t end, bool skip_holes,
                  int (*change)(struct aspace *aspace, struct region *region, const void *argument),
                  const void *argument);

/* Drops the pages of [start, end), which lies in mapped regions. */
void aspace_drop_pages(struct aspace *aspace, uintptr_t start, uintptr_t end);

/* Faults all pages of [start, end) in, for writing where that makes them private. 0, or the first
 * failure: -ENOMEM, -EFAULT (SIGBUS pages and holes), -EINTR if current is to die. */
int aspace_populate(struct aspace *aspace, uintptr_t start, uintptr_t end);

/* ---- fault.c --------------------------------------------------------------------------------- */

/* Makes the page at address, inside region, present for reading or writing, whatever its
 * protection. */
enum fault_result fault_resolve(struct aspace *aspace, struct region *region, uintptr_t address,
                                bool write);

/* The region that contains address, grown to it if it grows down and may; else NULL. */
struct region *fault_find_region(struct aspace *aspace, uintptr_t address);

static inline uint64_t region_pages(const struct region *region)
{
    return (region->end - region->start) >> PAGE_SHIFT;
}

#endif
