/*
 * User address spaces: the user half of a tree of page tables. Its tables are made as pages are
 * mapped; an entry that is not zero owns its page. The kernel's half is the same in each, copied
 * from the kernel's own tree.
 */
#include "arch/paging.h"

#include "abi/errno.h"
#include "abi/mman.h"
#include "arch/page_table.h"
#include "arch/x86.h"
#include "debug/debug.h"
#include "lib/string.h"

#define USER_TOP_ENTRIES 256

static uint64_t entry_flags(int prot)
{
    if (!(prot & (PROT_READ | PROT_WRITE | PROT_EXEC)))
        return ENTRY_KEPT;
    return ENTRY_PRESENT | ENTRY_USER | (prot & PROT_WRITE ? ENTRY_WRITE : 0) |
           (prot & PROT_EXEC ? 0 : paging_no_execute);
}

int paging_create(struct paging *paging)
{
    const uint64_t *kernel_root = phys_to_virt(paging_kernel_root());

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
        page = entry_page(table[i]);
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
    unsigned first = table_index(start, level), last = table_index(end - 1, level);
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
    uint64_t root = next ? virt_to_phys(next->root) : paging_kernel_root();

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
    uint64_t *entry = table_entry(paging->root, address, true);
    uint64_t old;

    if (!entry)
        return -ENOMEM;
    old = *entry;
    *entry = page_physical(page) | entry_flags(prot);
    *was_empty = !old;
    if (old) {
        paging_flush(paging, address, address + PAGE_SIZE);
        page_put(entry_page(old));
    }
    return 0;
}

size_t paging_map_missing(struct paging *paging, uintptr_t start, struct page **pages,
                          unsigned count, int prot)
{
    uint64_t *entry = table_entry(paging->root, start, true);
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
    uint64_t *entry = table_entry(paging->root, address, false);

    if (!entry || !*entry)
        return false;
    out->page = entry_page(*entry);
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
        uint64_t entry = table[table_index(address, level)];

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
            uint64_t *entry = &table[table_index(address, 1)];

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
        page = entry_page(entry);
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
        unsigned first = table_index(address, 1), entries = (next - address) >> PAGE_SHIFT;
        uint64_t *target;

        if (!table || is_empty(table + first, entries))
            continue;
        target = table_entry(to->root, address, true);
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
            if (table[table_index(address, 1)] &&
                !table_entry(paging->root, address - from + to, true))
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
            uint64_t *entry = &table[table_index(address, 1)];

            if (!*entry)
                continue;
            *table_entry(paging->root, address - from + to, false) = *entry;
            *entry = 0;
        }
    }
    paging_flush(paging, from, end);
    return 0;
}
