/*
 * Page tables, what CPUs cache of them, and the kernel's half.
 *
 * The kernel's half is the same in every address space because its top-level entries are made at
 * boot and never change: the direct map (DIRECT_MAP_BASE), the vmalloc area, and the last top-level
 * entry with the kernel's image and, in its last GiB, the devices.
 */
#include "arch/paging.h"

#include "abi/errno.h"
#include "arch/boot_info.h"
#include "arch/page_table.h"
#include "arch/x86.h"
#include "debug/debug.h"

#define DEVICE_BASE     0xffffffffc0000000ul
#define LOW_MEMORY_END  0x100000ul
#define FLUSH_PAGES_MAX 32 /* beyond, the whole TLB goes */

/* Page borders of the image: boot/kernel.ld. */
extern char kernel_text_start[], kernel_text_end[], kernel_rodata_start[], kernel_rodata_end[],
    kernel_data_start[], kernel_end[];

void (*paging_flush_others)(uint64_t cpus, uintptr_t start, uintptr_t end);

uint64_t paging_no_execute;

static uint64_t *kernel_root;
static unsigned largest_leaf; /* level: 2 (2 MiB pages) or 3 (1 GiB pages) */
static uintptr_t device_next = DEVICE_BASE;
static const struct boot_info *early; /* the source of tables until page_init() */

/* ---- Tables ---------------------------------------------------------------------------------- */

uint64_t *table_create(void)
{
    struct page *page;

    if (early)
        return page_alloc_early(early);
    page = page_alloc_zeroed();
    return page ? page_address(page) : NULL;
}

/* The table of `level` on the way to address; made if wanted. NULL: not there, or no memory. */
static uint64_t *find_table(uint64_t *root, uintptr_t address, unsigned level, bool create)
{
    uint64_t *table = root;

    for (unsigned at = TOP_LEVEL; at > level; at--) {
        uint64_t *entry = &table[table_index(address, at)];

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

uint64_t *table_entry(uint64_t *root, uintptr_t address, bool create)
{
    uint64_t *table = find_table(root, address, 1, create);

    return table ? &table[table_index(address, 1)] : NULL;
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

    table[table_index(address, level)] =
        physical | flags | ENTRY_PRESENT | ENTRY_GLOBAL | (level > 1 ? ENTRY_LARGE : 0);
}

/* [start, end) of the direct map in the largest pages that fit. */
static void map_direct(paddr_t start, paddr_t end, uint64_t flags)
{
    while (start < end) {
        unsigned level = largest_leaf;

        while (level > 1 && ((start & (LEVEL_SIZE(level) - 1)) || end - start < LEVEL_SIZE(level)))
            level--;
        map_early(DIRECT_MAP_BASE + start, start, level, flags | paging_no_execute);
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
    map_image(kernel_rodata_start, kernel_rodata_end, paging_no_execute);
    map_image(kernel_data_start, kernel_end, ENTRY_WRITE | paging_no_execute);
    /* The top-level entries that are filled later must stand now: address spaces copy them. */
    find_table(kernel_root, VMALLOC_BASE, TOP_LEVEL - 1, true);
    find_table(kernel_root, DEVICE_BASE, TOP_LEVEL - 2, true);
}

void paging_init_cpu(void)
{
    if (paging_no_execute)
        x86_wrmsr(MSR_EFER, x86_rdmsr(MSR_EFER) | EFER_NXE);
    x86_write_cr0(x86_read_cr0() | CR0_WP);
    x86_write_cr4(x86_read_cr4() & ~CR4_PGE);
    x86_write_cr3(virt_to_phys(kernel_root));
    x86_write_cr4(x86_read_cr4() | CR4_PGE);
}

void paging_init(const struct boot_info *boot)
{
    uint32_t features = x86_cpuid(0x80000001, 0).edx;

    paging_no_execute = features & (1u << 20) ? ENTRY_NX : 0;
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
        uint64_t *entry = table_entry(kernel_root, base + offset, true);

        if (!entry)
            return NULL;
        *entry = (first + offset) | ENTRY_PRESENT | ENTRY_WRITE | ENTRY_UNCACHED | ENTRY_GLOBAL |
                 paging_no_execute;
    }
    device_next += length;
    return (void *)(base + (physical - first));
}

int paging_map_kernel(uintptr_t address, struct page *page)
{
    uint64_t *entry = table_entry(kernel_root, address, true);

    if (!entry)
        return -ENOMEM;
    assert(*entry == 0);
    *entry = page_physical(page) | ENTRY_PRESENT | ENTRY_WRITE | ENTRY_GLOBAL | paging_no_execute;
    return 0;
}

struct page *paging_unmap_kernel(uintptr_t address)
{
    uint64_t *entry = table_entry(kernel_root, address, false);
    struct page *page;

    if (!entry || !*entry)
        return NULL;
    page = entry_page(*entry);
    *entry = 0;
    return page;
}

struct page *paging_find_kernel(uintptr_t address)
{
    uint64_t *entry = table_entry(kernel_root, address, false);

    return entry && *entry ? entry_page(*entry) : NULL;
}
