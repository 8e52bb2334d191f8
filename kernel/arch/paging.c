/*
 * Page tables (SDM vol. 3 ch. 4, 4-level paging).
 *
 * Kernel half, the same in every address space because its top-level entries are made at boot and
 * never change: the direct map (DIRECT_MAP_BASE), the vmalloc area, and the last top-level entry
 * with the kernel's image and, in its last GiB, the devices.
 * User half: tables are made as pages are mapped; an entry that is not zero owns its page.
 */
#include "arch/paging.h"

#include "abi/errno.h"
#include "abi/mman.h"
#include "arch/arch.h"
#include "arch/boot_info.h"
#include "arch/x86.h"
#include "debug/debug.h"
#include "lib/string.h"
#include "mm/page.h"

#define ENTRY_PRESENT      (1ul << 0)
#define ENTRY_WRITE        (1ul << 1)
#define ENTRY_USER         (1ul << 2)
#define ENTRY_UNCACHED     (3ul << 3) /* PWT and PCD: PAT entry 3, strongly uncached */
#define ENTRY_LARGE        (1ul << 7)
#define ENTRY_GLOBAL       (1ul << 8)
#define ENTRY_KEPT         (1ul << 9) /* ours: not present, but owns its page (PROT_NONE) */
#define ENTRY_NX           (1ul << 63)
#define ENTRY_ADDRESS      0x000ffffffffff000ul

#define TABLE_LENGTH       512
#define TOP_LEVEL          4
#define LEVEL_SHIFT(level) (PAGE_SHIFT + 9 * ((level)-1))
#define LEVEL_SIZE(level)  (1ul << LEVEL_SHIFT(level))

#define USER_TOP_ENTRIES   256
#define DEVICE_BASE        0xffffffffc0000000ul
#define LOW_MEMORY_END     0x100000ul
#define FLUSH_PAGES_MAX    32 /* beyond, the whole TLB goes */

/* Page borders of the image: boot/kernel.ld. */
extern char kernel_text_start[], kernel_text_end[], kernel_rodata_start[], kernel_rodata_end[],
    kernel_data_start[], kernel_end[];

void (*paging_flush_others)(uint64_t cpus, uintptr_t start, uintptr_t end);

static uint64_t *kernel_root;
static uint64_t no_execute;   /* ENTRY_NX if the CPU has it, else 0 */
static unsigned largest_leaf; /* level: 2 (2 MiB pages) or 3 (1 GiB pages) */
static uintptr_t device_next = DEVICE_BASE;
static const struct boot_info *early; /* the source of tables until page_init() */

/* ---- Tables ---------------------------------------------------------------------------------- */

static unsigned index_of(uintptr_t address, unsigned level)
{
    return address >> LEVEL_SHIFT(level) & (TABLE_LENGTH - 1);
}

static uint64_t *table_of(uint64_t entry)
{
    return phys_to_virt(entry & ENTRY_ADDRESS);
}

static struct page *page_of_entry(uint64_t entry)
{
    return page_array + ((entry & ENTRY_ADDRESS) >> PAGE_SHIFT);
}

static uint64_t *table_create(void)
{
    struct page *page;

    if (early)
        return page_alloc_early(early);
    page = page_alloc_zeroed();
    return page ? page_address(page) : NULL;
}

static void table_free(uint64_t *table)
{
    page_put(page_of_address(table));
}

/* The table of `level` on the way to address; made if wanted. NULL: not there, or no memory. */
static uint64_t *find_table(uint64_t *root, uintptr_t address, unsigned level, bool create)
{
    uint64_t *table = root;

    for (unsigned at = TOP_LEVEL; at > level; at--) {
        uint64_t *entry = &table[index_of(address, at)];

        if (!*entry) {
            uint64_t *lower = create ? table_create() : NULL;

            if (!lower)
                return NULL;
            *entry = virt_to_phys(lower) | ENTRY_PRESENT | ENTRY_WRITE |
                     (address < DIRECT_MAP_BASE ? ENTRY_USER : 0);
        }
        table = table_of(*entry);
    }
    return table;
}

static uint64_t *find_entry(uint64_t *root, uintptr_t address, bool create)
{
    uint64_t *table = find_table(root, address, 1, create);

    return table ? &table[index_of(address, 1)] : NULL;
}

/* ---- Flushing -------------------------------------------------------------------------------- */

static void flush_page(uintptr_t address)
{
    __asm__ volatile("invlpg (%0)" : : "r"(address) : "memory");
}

void paging_flush_local(uintptr_t start, uintptr_t end)
{
    uint64_t cr4;

    if (end - start <= FLUSH_PAGES_MAX * PAGE_SIZE) {
        for (uintptr_t address = start; address < end; address += PAGE_SIZE)
            flush_page(address);
    } else if (start < DIRECT_MAP_BASE) {
        x86_write_cr3(x86_read_cr3());
    } else {
        cr4 = x86_read_cr4(); /* SDM 4.10.4.1: changing PGE flushes global entries too */
        x86_write_cr4(cr4 & ~CR4_PGE);
        x86_write_cr4(cr4);
    }
}

static bool is_active_here(const struct paging *paging)
{
    return (x86_read_cr3() & ENTRY_ADDRESS) == virt_to_phys(paging->root);
}

void paging_flush(struct paging *paging, uintptr_t start, uintptr_t end)
{
    if (paging->cpus == 0)
        return;
    if (is_active_here(paging))
        paging_flush_local(start, end);
    if (paging_flush_others)
        paging_flush_others(paging->cpus & ~(1ul << this_cpu()->id), start, end);
}

void paging_flush_kernel(uintptr_t start, uintptr_t end)
{
    paging_flush_local(start, end);
    if (paging_flush_others)
        paging_flush_others(((2ul << (cpu_count - 1)) - 1) & ~(1ul << this_cpu()->id), start, end);
}

/* ---- Making the kernel's half ---------------------------------------------------------------- */

static void map_early(uintptr_t address, paddr_t physical, unsigned level, uint64_t flags)
{
    uint64_t *table = find_table(kernel_root, address, level, true);

    table[index_of(address, level)] =
        physical | flags | ENTRY_PRESENT | ENTRY_GLOBAL | (level > 1 ? ENTRY_LARGE : 0);
}

/* [start, end) of the direct map in the largest pages that fit. */
static void map_direct(paddr_t start, paddr_t end, uint64_t flags)
{
    while (start < end) {
        unsigned level = largest_leaf;

        while (level > 1 && ((start & (LEVEL_SIZE(level) - 1)) || end - start < LEVEL_SIZE(level)))
            level--;
        map_early(DIRECT_MAP_BASE + start, start, level, flags | no_execute);
        start += LEVEL_SIZE(level);
    }
}

/* RAM between start and end, but the image's text and constants read-only. */
static void map_ram(paddr_t start, paddr_t end)
{
    paddr_t text = (paddr_t)kernel_text_start - KERNEL_BASE;
    paddr_t data = (paddr_t)kernel_data_start - KERNEL_BASE;

    if (end <= text || start >= data) {
        map_direct(start, end, ENTRY_WRITE);
        return;
    }
    if (start < text)
        map_direct(start, text, ENTRY_WRITE);
    map_direct(MAX(start, text), MIN(end, data), 0);
    if (end > data)
        map_direct(data, end, ENTRY_WRITE);
}

static void map_image(const char *start, const char *end, uint64_t flags)
{
    for (uintptr_t address = (uintptr_t)start; address < (uintptr_t)end; address += PAGE_SIZE)
        map_early(address, address - KERNEL_BASE, 1, flags);
}

static void map_kernel_half(const struct boot_info *boot)
{
    map_ram(0, LOW_MEMORY_END);
    for (unsigned i = 0; i < boot->ram_count; i++)
        if (boot->ram[i].end > LOW_MEMORY_END)
            map_ram(MAX(boot->ram[i].start, LOW_MEMORY_END), boot->ram[i].end);
    map_image(kernel_text_start, kernel_text_end, 0);
    map_image(kernel_rodata_start, kernel_rodata_end, no_execute);
    map_image(kernel_data_start, kernel_end, ENTRY_WRITE | no_execute);
    /* The top-level entries that are filled later must stand now: address spaces copy them. */
    find_table(kernel_root, VMALLOC_BASE, TOP_LEVEL - 1, true);
    find_table(kernel_root, DEVICE_BASE, TOP_LEVEL - 2, true);
}

void paging_init_cpu(void)
{
    if (no_execute)
        x86_wrmsr(MSR_EFER, x86_rdmsr(MSR_EFER) | EFER_NXE);
    x86_write_cr0(x86_read_cr0() | CR0_WP);
    x86_write_cr4(x86_read_cr4() & ~CR4_PGE);
    x86_write_cr3(virt_to_phys(kernel_root));
    x86_write_cr4(x86_read_cr4() | CR4_PGE);
}

void paging_init(const struct boot_info *boot)
{
    uint32_t features = x86_cpuid(0x80000001, 0).edx;

    no_execute = features & (1u << 20) ? ENTRY_NX : 0;
    largest_leaf = features & (1u << 26) ? 3 : 2;
    early = boot;
    kernel_root = table_create();
    map_kernel_half(boot);
    early = NULL;
    paging_init_cpu();
}

paddr_t paging_kernel_root(void)
{
    return virt_to_phys(kernel_root);
}

void *paging_map_device(paddr_t physical, size_t size)
{
    paddr_t first = ALIGN_DOWN(physical, PAGE_SIZE);
    size_t length = ALIGN_UP(physical + size, PAGE_SIZE) - first;
    uintptr_t base = device_next;

    for (size_t offset = 0; offset < length; offset += PAGE_SIZE) {
        uint64_t *entry = find_entry(kernel_root, base + offset, true);

        if (!entry)
            return NULL;
        *entry = (first + offset) | ENTRY_PRESENT | ENTRY_WRITE | ENTRY_UNCACHED | ENTRY_GLOBAL |
                 no_execute;
    }
    device_next += length;
    return (void *)(base + (physical - first));
}

int paging_map_kernel(uintptr_t address, struct page *page)
{
    uint64_t *entry = find_entry(kernel_root, address, true);

    if (!entry)
        return -ENOMEM;
    assert(*entry == 0);
    *entry = page_physical(page) | ENTRY_PRESENT | ENTRY_WRITE | ENTRY_GLOBAL | no_execute;
    return 0;
}

struct page *paging_unmap_kernel(uintptr_t address)
{
    uint64_t *entry = find_entry(kernel_root, address, false);
    struct page *page;

    if (!entry || !*entry)
        return NULL;
    page = page_of_entry(*entry);
    *entry = 0;
    return page;
}

struct page *paging_find_kernel(uintptr_t address)
{
    uint64_t *entry = find_entry(kernel_root, address, false);

    return entry && *entry ? page_of_entry(*entry) : NULL;
}

/* ---- User address spaces --------------------------------------------------------------------- */

static uint64_t entry_flags(int prot)
{
    if (!(prot & (PROT_READ | PROT_WRITE | PROT_EXEC)))
        return ENTRY_KEPT;
    return ENTRY_PRESENT | ENTRY_USER | (prot & PROT_WRITE ? ENTRY_WRITE : 0) |
           (prot & PROT_EXEC ? 0 : no_execute);
}

int paging_create(struct paging *paging)
{
    paging->root = table_create();
    if (!paging->root)
        return -ENOMEM;
    paging->cpus = 0;
    memcpy(paging->root + USER_TOP_ENTRIES, kernel_root + USER_TOP_ENTRIES,
           (TABLE_LENGTH - USER_TOP_ENTRIES) * sizeof(uint64_t));
    return 0;
}

static size_t drop_pages(uint64_t *table, unsigned first, unsigned last)
{
    size_t count = 0;

    for (unsigned i = first; i <= last; i++) {
        struct page *page;

        if (!table[i])
            continue;
        page = page_of_entry(table[i]);
        table[i] = 0;
        count += page != page_zero;
        page_put(page);
    }
    return count;
}

/* Unmaps [start, end), which lies within one table of this level; *changed if anything was. */
static size_t unmap_level(uint64_t *table, unsigned level, uintptr_t start, uintptr_t end,
                          uintptr_t floor, uintptr_t ceiling)
{
    unsigned first = index_of(start, level), last = index_of(end - 1, level);
    size_t count = 0;

    if (level == 1)
        return drop_pages(table, first, last);
    for (unsigned i = first; i <= last; i++) {
        uintptr_t base = ALIGN_DOWN(start, LEVEL_SIZE(level)) + (i - first) * LEVEL_SIZE(level);
        uintptr_t limit = base + LEVEL_SIZE(level);

        if (!table[i])
            continue;
        count += unmap_level(table_of(table[i]), level - 1, MAX(start, base), MIN(end, limit),
                             floor, ceiling);
        if (base >= floor && limit <= ceiling) {
            table_free(table_of(table[i]));
            table[i] = 0;
        }
    }
    return count;
}

void paging_destroy(struct paging *paging)
{
    uintptr_t end = USER_TOP_ENTRIES * LEVEL_SIZE(TOP_LEVEL);

    assert(paging->cpus == 0);
    for (unsigned i = 0; i < USER_TOP_ENTRIES; i++) {
        uintptr_t base = i * LEVEL_SIZE(TOP_LEVEL);

        if (!paging->root[i])
            continue;
        unmap_level(paging->root, TOP_LEVEL, base, base + LEVEL_SIZE(TOP_LEVEL), 0, end);
    }
    table_free(paging->root);
    paging->root = NULL;
}

void paging_activate(struct paging *previous, struct paging *next)
{
    uint64_t bit = 1ul << this_cpu()->id;
    uint64_t root = virt_to_phys(next ? next->root : kernel_root);

    if (previous)
        previous->cpus &= ~bit;
    if (next)
        next->cpus |= bit;
    if ((x86_read_cr3() & ENTRY_ADDRESS) != root)
        x86_write_cr3(root);
}

int paging_map(struct paging *paging, uintptr_t address, struct page *page, int prot,
               bool *was_empty)
{
    uint64_t *entry = find_entry(paging->root, address, true);
    uint64_t old;

    if (!entry)
        return -ENOMEM;
    old = *entry;
    *entry = page_physical(page) | entry_flags(prot);
    *was_empty = !old;
    if (old) {
        paging_flush(paging, address, address + PAGE_SIZE);
        page_put(page_of_entry(old));
    }
    return 0;
}

size_t paging_map_missing(struct paging *paging, uintptr_t start, struct page **pages,
                          unsigned count, int prot)
{
    uint64_t *entry = find_entry(paging->root, start, true);
    size_t mapped = 0;

    for (unsigned i = 0; i < count; i++) {
        if (!pages[i])
            continue;
        if (entry && !entry[i]) {
            entry[i] = page_physical(pages[i]) | entry_flags(prot);
            mapped++;
        } else {
            page_put(pages[i]);
        }
    }
    return mapped;
}

bool paging_find(struct paging *paging, uintptr_t address, struct paging_entry *out)
{
    uint64_t *entry = find_entry(paging->root, address, false);

    if (!entry || !*entry)
        return false;
    out->page = page_of_entry(*entry);
    out->prot = PROT_NONE;
    if (*entry & ENTRY_PRESENT)
        out->prot = PROT_READ | (*entry & ENTRY_WRITE ? PROT_WRITE : 0) |
                    (*entry & ENTRY_NX ? 0 : PROT_EXEC);
    return true;
}

size_t paging_unmap(struct paging *paging, uintptr_t start, uintptr_t end, uintptr_t floor,
                    uintptr_t ceiling)
{
    size_t count;

    if (start >= end)
        return 0;
    count = unmap_level(paging->root, TOP_LEVEL, start, end, floor, ceiling);
    paging_flush(paging, start, end);
    return count;
}

/* The level-1 table for address, or NULL. *next is the first address, at most end, that it or what
 * is missing does not cover. */
static uint64_t *span_table(struct paging *paging, uintptr_t address, uintptr_t end,
                            uintptr_t *next)
{
    uint64_t *table = paging->root;

    for (unsigned level = TOP_LEVEL; level > 1; level--) {
        uint64_t entry = table[index_of(address, level)];

        *next = MIN(ALIGN_DOWN(address, LEVEL_SIZE(level)) + LEVEL_SIZE(level), end);
        if (!entry)
            return NULL;
        table = table_of(entry);
    }
    return table;
}

void paging_protect(struct paging *paging, uintptr_t start, uintptr_t end, int prot)
{
    uint64_t flags = entry_flags(prot);

    for (uintptr_t address = start, next; address < end; address = next) {
        uint64_t *table = span_table(paging, address, end, &next);

        for (; table && address < next; address += PAGE_SIZE) {
            uint64_t *entry = &table[index_of(address, 1)];

            if (*entry)
                *entry = (*entry & ENTRY_ADDRESS) | flags;
        }
    }
    paging_flush(paging, start, end);
}

/* One table's part of paging_copy. */
static size_t copy_entries(uint64_t *to, uint64_t *from, unsigned count)
{
    size_t copied = 0;

    for (unsigned i = 0; i < count; i++) {
        uint64_t entry = from[i];
        struct page *page;

        if (!entry)
            continue;
        entry &= ~ENTRY_WRITE;
        from[i] = to[i] = entry;
        page = page_of_entry(entry);
        page_get(page);
        copied += page != page_zero;
    }
    return copied;
}

static bool is_empty(const uint64_t *entries, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        if (entries[i])
            return false;
    return true;
}

int paging_copy(struct paging *to, struct paging *from, uintptr_t start, uintptr_t end,
                size_t *count)
{
    for (uintptr_t address = start, next; address < end; address = next) {
        uint64_t *table = span_table(from, address, end, &next);
        unsigned first = index_of(address, 1), entries = (next - address) >> PAGE_SHIFT;
        uint64_t *target;

        if (!table || is_empty(table + first, entries))
            continue;
        target = find_entry(to->root, address, true);
        if (!target)
            return -ENOMEM;
        *count += copy_entries(target, table + first, entries);
    }
    return 0;
}

/* Makes the tables that paging_move will fill. */
static int reserve_tables(struct paging *paging, uintptr_t from, uintptr_t to, size_t length)
{
    uintptr_t end = from + length;

    for (uintptr_t address = from, next; address < end; address = next) {
        uint64_t *table = span_table(paging, address, end, &next);

        for (; table && address < next; address += PAGE_SIZE)
            if (table[index_of(address, 1)] && !find_entry(paging->root, address - from + to, true))
                return -ENOMEM;
    }
    return 0;
}

int paging_move(struct paging *paging, uintptr_t from, uintptr_t to, size_t length)
{
    uintptr_t end = from + length;
    int error = reserve_tables(paging, from, to, length);

    if (error)
        return error;
    for (uintptr_t address = from, next; address < end; address = next) {
        uint64_t *table = span_table(paging, address, end, &next);

        for (; table && address < next; address += PAGE_SIZE) {
            uint64_t *entry = &table[index_of(address, 1)];

            if (!*entry)
                continue;
            *find_entry(paging->root, address - from + to, false) = *entry;
            *entry = 0;
        }
    }
    paging_flush(paging, from, end);
    return 0;
}
