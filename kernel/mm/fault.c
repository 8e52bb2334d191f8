/*
 * Page faults: pages come in when they are touched, and are copied when they are written.
 *
 * A private page may be written in place only if nobody else refers to it (reference count 1: not
 * the page of zeros, not a file's, not shared with a child after fork). Page tables hold write
 * permission for a private page only after a write fault found it so.
 */
#include "mm/aspace.h"

#include "abi/errno.h"
#include "abi/mman.h"
#include "abi/resource.h"
#include "arch/usercopy.h"
#include "fs/file.h"
#include "fs/inode.h"
#include "lib/string.h"
#include "mm/page.h"
#include "mm/region.h"
#include "signal/signal.h"
#include "task/process.h"
#include "task/task.h"

#define FAULT_AROUND_PAGES 16

/* Set while the kernel's own access faults (under the kernel lock; nothing here sleeps). */
static bool urgent;

/* A page for a user. Who must not wait may use the kernel's reserve: the kernel itself, PID 1, and
 * those that are on their way out. */
static struct page *new_page(bool zeroed)
{
    struct page *page = zeroed ? page_alloc_user_zeroed() : page_alloc_user();

    if (likely(page))
        return page;
    if (!urgent && current_process() != init_process && !signal_fatal_pending(current))
        return NULL;
    return zeroed ? page_alloc_zeroed() : page_alloc();
}

/* ---- Making pages present -------------------------------------------------------------------- */

/* Maps a page whose reference is ours; fresh: nothing counted was mapped there. */
static enum fault_result install(struct aspace *aspace, uintptr_t address, struct page *page,
                                 int prot, bool fresh)
{
    bool was_empty;

    if (paging_map(&aspace->paging, address, page, prot, &was_empty)) {
        page_put(page);
        return FAULT_OOM;
    }
    aspace->resident_pages += fresh && page != page_zero;
    return FAULT_OK;
}

/* Write to a private page that is there: in place if it is ours alone, else to a copy. */
static enum fault_result copy_on_write(struct aspace *aspace, struct region *region,
                                       uintptr_t address, struct page *old)
{
    struct page *page;

    if (old->references == 1) {
        paging_protect(&aspace->paging, address, address + PAGE_SIZE, region->prot);
        return FAULT_OK;
    }
    page = new_page(old == page_zero);
    if (!page)
        return FAULT_OOM;
    if (old != page_zero)
        page_copy(page, old);
    region->flags |= REGION_OWN_PAGES;
    return install(aspace, address, page, region->prot, old == page_zero);
}

static enum fault_result fault_anonymous(struct aspace *aspace, struct region *region,
                                         uintptr_t address, bool write)
{
    struct page *page;

    if (!write) {
        page_get(page_zero);
        return install(aspace, address, page_zero, region_prot_unwritten(region->prot), true);
    }
    region->flags |= REGION_OWN_PAGES;
    page = new_page(true);
    return page ? install(aspace, address, page, region->prot, true) : FAULT_OOM;
}

static uint64_t file_index(const struct region *region, uintptr_t address)
{
    return (region->offset + (address - region->start)) >> PAGE_SHIFT;
}

/* The file's page for an address. A hole is made real: whoever writes later, all see it. */
static int file_page(const struct region *region, uintptr_t address, struct page **out)
{
    struct inode *inode = region->file->inode;

    return inode->ops->get_page(inode, file_index(region, address), false, out);
}

/* Maps the pages that the file has around address, for reading, where none are mapped yet: most
 * will be read soon, and a fault costs more than a mapping. */
static void fault_around(struct aspace *aspace, struct region *region, uintptr_t address)
{
    struct inode *inode = region->file->inode;
    uintptr_t window = ALIGN_DOWN(address, FAULT_AROUND_PAGES * PAGE_SIZE);
    struct page *pages[FAULT_AROUND_PAGES];

    for (unsigned i = 0; i < FAULT_AROUND_PAGES; i++) {
        uintptr_t at = window + i * PAGE_SIZE;
        bool inside = at >= region->start && at < region->end && at != address;

        pages[i] = inside ? inode->ops->peek_page(inode, file_index(region, at)) : NULL;
    }
    aspace->resident_pages += paging_map_missing(&aspace->paging, window, pages, FAULT_AROUND_PAGES,
                                                 region_prot_unwritten(region->prot));
}

static enum fault_result fault_file(struct aspace *aspace, struct region *region, uintptr_t address,
                                    bool write)
{
    bool shared = region->flags & REGION_SHARED;
    struct page *page, *copy;
    enum fault_result result;
    int error = file_page(region, address, &page);

    if (error)
        return error == -ENOMEM ? FAULT_OOM : FAULT_BUS;
    if (shared)
        return install(aspace, address, page, region->prot, true);
    if (!write) {
        result = install(aspace, address, page, region_prot_unwritten(region->prot), true);
        if (result == FAULT_OK)
            fault_around(aspace, region, address);
        return result;
    }
    copy = new_page(false);
    if (copy)
        page_copy(copy, page);
    page_put(page);
    if (!copy)
        return FAULT_OOM;
    region->flags |= REGION_OWN_PAGES;
    return install(aspace, address, copy, region->prot, true);
}

enum fault_result fault_resolve(struct aspace *aspace, struct region *region, uintptr_t address,
                                bool write)
{
    struct paging_entry entry;

    address &= PAGE_MASK;
    if (!paging_find(&aspace->paging, address, &entry))
        return region->file ? fault_file(aspace, region, address, write)
                            : fault_anonymous(aspace, region, address, write);
    if (write && !(entry.prot & PROT_WRITE)) {
        if (!(region->flags & REGION_SHARED))
            return copy_on_write(aspace, region, address, entry.page);
        paging_protect(&aspace->paging, address, address + PAGE_SIZE, region->prot);
        return FAULT_OK;
    }
    /* Another CPU was faster, or this one remembered less than the tables allow. */
    paging_flush(&aspace->paging, address, address + PAGE_SIZE);
    return FAULT_OK;
}

/* ---- Stacks ---------------------------------------------------------------------------------- */

/* setrlimit(2) RLIMIT_STACK, and the gap that Linux keeps to the next accessible mapping below. */
static bool may_grow(struct aspace *aspace, struct region *region, uintptr_t start)
{
    struct region *below = region_previous(&aspace->regions, region);
    uint64_t pages = (region->start - start) >> PAGE_SHIFT;

    if (start < MAP_ADDRESS_MIN || region->end - start > rlimit_get(current, RLIMIT_STACK))
        return false;
    if (below && start < below->end)
        return false;
    if (below && below->prot != PROT_NONE && !(below->flags & REGION_GROWSDOWN) &&
        start - below->end < STACK_GUARD_GAP)
        return false;
    if ((region->flags & REGION_LOCKED) && aspace_may_lock(aspace, pages))
        return false;
    return aspace_may_expand(aspace, region->prot, region->flags, pages) == 0;
}

struct region *fault_find_region(struct aspace *aspace, uintptr_t address)
{
    struct region *region = region_find(&aspace->regions, address);
    uintptr_t start = address & PAGE_MASK;

    if (!region || region->start <= address)
        return region;
    if (!(region->flags & REGION_GROWSDOWN) || !may_grow(aspace, region, start))
        return NULL;
    aspace_resize(aspace, region, start, region->end);
    return region;
}

/* ---- Entry points ---------------------------------------------------------------------------- */

static bool is_allowed(const struct region *region, enum fault_access access)
{
    switch (access) {
    case FAULT_WRITE: return region->prot & PROT_WRITE;
    case FAULT_EXEC: return region->prot & PROT_EXEC;
    default:
        return region->prot != PROT_NONE; /* x86: what may be written or executed may be read */
    }
}

enum fault_result aspace_fault(struct aspace *aspace, uintptr_t address, enum fault_access access)
{
    struct paging_entry entry;
    struct region *region;
    enum fault_result result;

    if (address >= USER_END)
        return FAULT_MAPERR;
    region = fault_find_region(aspace, address);
    if (!region)
        return FAULT_MAPERR;
    /* As Linux: a page comes in before anyone asks whether it may be executed. */
    if (access == FAULT_EXEC && !paging_find(&aspace->paging, address & PAGE_MASK, &entry))
        access = FAULT_READ;
    if (!is_allowed(region, access))
        return FAULT_ACCERR;
    result = fault_resolve(aspace, region, address, access == FAULT_WRITE);
    if (result == FAULT_OK)
        current->minor_faults++;
    return result;
}

enum fault_result aspace_fault_kernel(struct aspace *aspace, uintptr_t address,
                                      enum fault_access access)
{
    enum fault_result result;

    urgent = true;
    result = aspace_fault(aspace, address, access);
    urgent = false;
    return result;
}

/* The kernel's view of the page at address, for reading or writing. */
static int access_page(struct aspace *aspace, uintptr_t address, bool write, bool force,
                       uint8_t **out)
{
    struct region *region = address < USER_END ? fault_find_region(aspace, address) : NULL;
    struct paging_entry entry;

    if (!region || (!force && !is_allowed(region, write ? FAULT_WRITE : FAULT_READ)))
        return -EFAULT;
    if (write && (region->flags & REGION_READ_ONLY_FILE))
        return -EFAULT;
    if (!paging_find(&aspace->paging, address, &entry) || (write && !(entry.prot & PROT_WRITE))) {
        enum fault_result result = fault_resolve(aspace, region, address, write);

        if (result != FAULT_OK)
            return result == FAULT_OOM ? -ENOMEM : -EFAULT;
        if (!paging_find(&aspace->paging, address, &entry))
            return -EFAULT;
    }
    *out = (uint8_t *)page_address(entry.page) + (address & ~PAGE_MASK);
    return 0;
}

int aspace_write(struct aspace *aspace, uintptr_t to, const void *from, size_t size, bool force)
{
    for (size_t done = 0, part; done < size; done += part) {
        uint8_t *page;
        int error = access_page(aspace, to + done, true, force, &page);

        if (error)
            return error;
        part = MIN(size - done, PAGE_SIZE - ((to + done) & ~PAGE_MASK));
        memcpy(page, (const uint8_t *)from + done, part);
    }
    return 0;
}

int aspace_read(struct aspace *aspace, uintptr_t from, void *to, size_t size, bool force)
{
    for (size_t done = 0, part; done < size; done += part) {
        uint8_t *page;
        int error = access_page(aspace, from + done, false, force, &page);

        if (error)
            return error;
        part = MIN(size - done, PAGE_SIZE - ((from + done) & ~PAGE_MASK));
        memcpy((uint8_t *)to + done, page, part);
    }
    return 0;
}

/* futex(2): a private word is this address here; another's is the page it lies in. The low bits,
 * free because words are aligned, keep the kinds apart, as Linux does. */
int aspace_futex_key(struct aspace *aspace, uintptr_t address, bool shared, struct futex_key *out)
{
    struct region *region;
    uint8_t *word;
    int error;

    if (address >= USER_END)
        return -EFAULT;
    *out = (struct futex_key){ .object = (uintptr_t)aspace, .offset = address };
    if (!shared)
        return 0;
    error = access_page(aspace, address, false, false, &word);
    if (error)
        return error;
    region = region_find(&aspace->regions, address);
    if (!region->file && !(region->prot & PROT_WRITE))
        return -EFAULT; /* nobody could ever change it */
    out->offset |= 1;
    if (region->flags & REGION_SHARED)
        *out = (struct futex_key){
            .object = (uintptr_t)page_of_address(word),
            .offset = (address & ~PAGE_MASK) | 2,
        };
    return 0;
}
