/*
 * Address spaces: their life, their page counts, and what others may know of them.
 * How regions come and go: map.c. How pages get in: fault.c.
 */
#include "mm/aspace.h"

#include "abi/capability.h"
#include "abi/errno.h"
#include "abi/mman.h"
#include "abi/resource.h"
#include "arch/arch.h"
#include "arch/usercopy.h"
#include "debug/debug.h"
#include "fs/file.h"
#include "mm/kmalloc.h"
#include "mm/page.h"
#include "mm/region.h"
#include "task/cred.h"
#include "task/process.h"
#include "task/task.h"

/* Below the main stack's lowest limit: what mappings leave to it. */
#define STACK_ROOM_MIN (128ul << 20)
#define STACK_ROOM_MAX (USER_END / 6 * 5)

static struct list all_aspaces = LIST_INIT(all_aspaces);
static struct aspace *active[CPU_MAX];

/* ---- Regions and page counts ----------------------------------------------------------------- */

struct region *region_copy(const struct region *region)
{
    struct region *copy = kmalloc(sizeof(*copy));

    if (!copy)
        return NULL;
    *copy = *region;
    list_init(&copy->link);
    copy->left = copy->right = NULL;
    if (copy->file)
        file_get(copy->file);
    return copy;
}

void region_free(struct region *region)
{
    if (region->file)
        file_put(region->file);
    kfree(region);
}

static bool is_data(int prot, unsigned flags)
{
    return (prot & PROT_WRITE) && !(flags & (REGION_SHARED | REGION_GROWSDOWN));
}

static bool is_text(int prot, unsigned flags)
{
    return (prot & (PROT_EXEC | PROT_WRITE)) == PROT_EXEC && !(flags & REGION_GROWSDOWN);
}

/* Adds a region's pages to the counts (sign 1) or takes them away (-1). */
static void count_pages(struct aspace *aspace, const struct region *region, int sign)
{
    uint64_t pages = region_pages(region) * (uint64_t)sign;

    aspace->virtual_pages += pages;
    if (region->flags & REGION_GROWSDOWN)
        aspace->stack_pages += pages;
    if (is_data(region->prot, region->flags))
        aspace->data_pages += pages;
    if (is_text(region->prot, region->flags))
        aspace->text_pages += pages;
    if (region->flags & REGION_LOCKED)
        aspace->locked_pages += pages;
}

void aspace_insert(struct aspace *aspace, struct region *region)
{
    region_insert(&aspace->regions, region);
    count_pages(aspace, region, 1);
}

void aspace_remove(struct aspace *aspace, struct region *region)
{
    count_pages(aspace, region, -1);
    region_remove(&aspace->regions, region);
}

void aspace_resize(struct aspace *aspace, struct region *region, uintptr_t start, uintptr_t end)
{
    count_pages(aspace, region, -1);
    if (region->file)
        region->offset += start - region->start;
    region->start = start;
    region->end = end;
    region_changed(&aspace->regions, region);
    count_pages(aspace, region, 1);
}

void aspace_set_kind(struct aspace *aspace, struct region *region, int prot, unsigned flags)
{
    count_pages(aspace, region, -1);
    region->prot = prot;
    region->flags = flags;
    count_pages(aspace, region, 1);
}

/* RLIMIT_DATA for mappings. As on Linux, a soft limit of 0 leaves them to the hard one: programs
 * set it to forbid brk() alone. */
static uint64_t data_limit(void)
{
    uint64_t soft = rlimit_get(current, RLIMIT_DATA);

    return soft ? soft : rlimit_get_hard(current, RLIMIT_DATA);
}

int aspace_may_expand(struct aspace *aspace, int prot, unsigned flags, uint64_t pages)
{
    if (aspace->virtual_pages + pages > rlimit_get(current, RLIMIT_AS) >> PAGE_SHIFT)
        return -ENOMEM;
    if (!is_data(prot, flags))
        return 0;
    if (aspace->data_pages + pages > data_limit() >> PAGE_SHIFT)
        return -ENOMEM;
    /* proc(5), overcommit_memory 0: only what can obviously never be met is refused. */
    if (!(flags & REGION_NORESERVE) && pages > page_stats().total)
        return -ENOMEM;
    return 0;
}

int aspace_may_lock(struct aspace *aspace, uint64_t pages)
{
    uint64_t limit = rlimit_get(current, RLIMIT_MEMLOCK);

    if (cred_has_cap(&current->cred, CAP_IPC_LOCK))
        return 0;
    if (limit == 0)
        return -EPERM;
    return aspace->locked_pages + pages > limit >> PAGE_SHIFT ? -EAGAIN : 0;
}

/* ---- Life ------------------------------------------------------------------------------------ */

int aspace_create(struct aspace **out)
{
    struct aspace *aspace = page_is_low() ? NULL : kzalloc(sizeof(*aspace));
    int error;

    if (!aspace)
        return -ENOMEM;
    error = paging_create(&aspace->paging);
    if (error) {
        kfree(aspace);
        return error;
    }
    aspace->references = 1;
    aspace->map_top = USER_END - STACK_ROOM_MIN;
    region_set_init(&aspace->regions);
    list_add_tail(&all_aspaces, &aspace->all_link);
    *out = aspace;
    return 0;
}

/* Pages that the child can fault in again from a file need no copying. */
static bool is_copied_at_fork(const struct region *region)
{
    if (region->flags & (REGION_SHARED | REGION_WIPEONFORK))
        return false;
    return !region->file || (region->flags & REGION_OWN_PAGES);
}

static int fork_region(struct aspace *child, struct aspace *parent, struct region *region)
{
    struct region *copy;

    if (region->flags & REGION_DONTFORK)
        return 0;
    copy = region_copy(region);
    if (!copy)
        return -ENOMEM;
    copy->flags &= ~REGION_LOCKED; /* mlock(2): locks are not inherited */
    aspace_insert(child, copy);
    if (!is_copied_at_fork(region))
        return 0;
    return paging_copy(&child->paging, &parent->paging, region->start, region->end,
                       &child->resident_pages);
}

int aspace_fork(struct aspace *parent, struct aspace **out)
{
    struct aspace *child;
    struct region *region;
    int error = aspace_create(&child);

    if (error)
        return error;
    child->brk_start = parent->brk_start;
    child->brk = parent->brk;
    child->map_top = parent->map_top;
    child->layout = parent->layout;
    if (child->layout.exe)
        file_get(child->layout.exe);
    list_for_each (region, &parent->regions.list, link) {
        error = page_is_low() ? -ENOMEM : fork_region(child, parent, region);
        if (error)
            break;
    }
    paging_flush(&parent->paging, 0, USER_END);
    child->peak_resident = child->resident_pages;
    if (error)
        aspace_put(child);
    else
        *out = child;
    return error;
}

struct aspace *aspace_get(struct aspace *aspace)
{
    aspace->references++;
    return aspace;
}

bool aspace_is_shared(const struct aspace *aspace)
{
    return aspace->references > 1;
}

/* Frees the regions from below, each with its pages and the tables that none above needs. */
static void free_regions(struct aspace *aspace)
{
    struct region *region, *next;

    list_for_each_safe (region, next, &aspace->regions.list, link) {
        bool is_last = &next->link == &aspace->regions.list;

        paging_unmap(&aspace->paging, region->start, region->end, 0,
                     is_last ? PAGING_USER_TOP : next->start);
        region_free(region);
    }
}

void aspace_put(struct aspace *aspace)
{
    if (!aspace || --aspace->references > 0)
        return;
    if (active[this_cpu()->id] == aspace)
        aspace_activate(NULL);
    list_remove(&aspace->all_link);
    free_regions(aspace);
    paging_destroy(&aspace->paging);
    if (aspace->layout.exe)
        file_put(aspace->layout.exe);
    kfree(aspace);
}

void aspace_activate(struct aspace *aspace)
{
    struct aspace **here = &active[this_cpu()->id];

    if (*here == aspace)
        return;
    paging_activate(*here ? &(*here)->paging : NULL, aspace ? &aspace->paging : NULL);
    *here = aspace;
}

/* ---- For exec, procfs and the like ----------------------------------------------------------- */

void aspace_set_brk(struct aspace *aspace, uintptr_t start)
{
    aspace->brk_start = aspace->brk = start;
}

int aspace_map_stack(struct aspace *aspace, uintptr_t top, size_t initial_size, int prot)
{
    uintptr_t size = ALIGN_UP(initial_size, PAGE_SIZE), at;
    uint64_t room = MAX(rlimit_get(current, RLIMIT_STACK), STACK_ROOM_MIN);

    aspace->map_top = ALIGN_DOWN(top - MIN(room, STACK_ROOM_MAX) - STACK_GUARD_GAP, PAGE_SIZE);
    return aspace_map(aspace, top - size, size, prot,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_GROWSDOWN, NULL, 0, &at);
}

struct aspace_layout *aspace_layout(struct aspace *aspace)
{
    return &aspace->layout;
}

uintptr_t aspace_brk_start(const struct aspace *aspace)
{
    return aspace->brk_start;
}

void aspace_usage(struct aspace *aspace, struct aspace_usage *out)
{
    *out = (struct aspace_usage){
        .virtual_pages = aspace->virtual_pages,
        .resident_pages = aspace->resident_pages,
        .peak_resident = MAX(aspace->peak_resident, aspace->resident_pages),
        .data_pages = aspace->data_pages,
        .stack_pages = aspace->stack_pages,
        .text_pages = aspace->text_pages,
        .locked_pages = aspace->locked_pages,
    };
}

static const char *region_name(const struct aspace *aspace, const struct region *region)
{
    if (region->file)
        return "";
    if (region->start < aspace->brk && region->end > aspace->brk_start)
        return "[heap]";
    if (region->start <= aspace->layout.stack_start && region->end > aspace->layout.stack_start)
        return "[stack]";
    return "";
}

int aspace_visit(struct aspace *aspace, int (*visit)(const struct region_info *, void *), void *arg)
{
    struct region *region;

    list_for_each (region, &aspace->regions.list, link) {
        struct region_info info = {
            .start = region->start,
            .end = region->end,
            .prot = region->prot,
            .shared = region->flags & REGION_SHARED,
            .dump = !(region->flags & REGION_DONTDUMP),
            .own_pages = region->flags & REGION_OWN_PAGES,
            .file = region->file,
            .offset = (off_t)region->offset,
            .name = region_name(aspace, region),
        };
        int result = visit(&info, arg);

        if (result)
            return result;
    }
    return 0;
}

bool aspace_is_present(struct aspace *aspace, uintptr_t address)
{
    struct paging_entry entry;

    return paging_find(&aspace->paging, address, &entry);
}

/* Drops what a region maps of the file's pages [first, end). */
static void drop_file_pages(struct aspace *aspace, struct region *region, uint64_t first,
                            uint64_t end)
{
    uint64_t region_first = region->offset >> PAGE_SHIFT;
    uint64_t region_end = region_first + region_pages(region);

    first = MAX(first, region_first);
    end = MIN(end, region_end);
    if (first < end)
        aspace_drop_pages(aspace, region->start + ((first - region_first) << PAGE_SHIFT),
                          region->start + ((end - region_first) << PAGE_SHIFT));
}

void mapping_truncate(struct inode *inode, uint64_t first_page)
{
    struct aspace *aspace;
    struct region *region;

    list_for_each (aspace, &all_aspaces, all_link)
        list_for_each (region, &aspace->regions.list, link)
            if (region->file && region->file->inode == inode)
                drop_file_pages(aspace, region, first_page, UINT64_MAX);
}

void mapping_punch(struct inode *inode, uint64_t first_page, uint64_t end_page)
{
    struct aspace *aspace;
    struct region *region;

    list_for_each (aspace, &all_aspaces, all_link)
        list_for_each (region, &aspace->regions.list, link)
            if (region->file && region->file->inode == inode && !(region->flags & REGION_OWN_PAGES))
                drop_file_pages(aspace, region, first_page, end_page);
}

bool mapping_may_write(struct inode *inode)
{
    struct aspace *aspace;
    struct region *region;

    list_for_each (aspace, &all_aspaces, all_link)
        list_for_each (region, &aspace->regions.list, link)
            if (region->file && region->file->inode == inode && (region->flags & REGION_SHARED) &&
                !(region->flags & REGION_READ_ONLY_FILE))
                return true;
    return false;
}
