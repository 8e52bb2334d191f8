/*
 * The format of page tables (SDM vol. 3 ch. 4, 4-level paging), for paging.c, which makes and walks
 * them and has the kernel's half, and user_paging.c, which has the user's.
 */
#ifndef KERNEL_ARCH_PAGE_TABLE_H
#define KERNEL_ARCH_PAGE_TABLE_H

#include "arch/arch.h"
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

extern uint64_t paging_no_execute; /* ENTRY_NX if the CPU has it, else 0 */

static inline unsigned table_index(uintptr_t address, unsigned level)
{
    return address >> LEVEL_SHIFT(level) & (TABLE_LENGTH - 1);
}

static inline uint64_t *table_of(uint64_t entry)
{
    return phys_to_virt(entry & ENTRY_ADDRESS);
}

static inline struct page *entry_page(uint64_t entry)
{
    return page_array + ((entry & ENTRY_ADDRESS) >> PAGE_SHIFT);
}

/* An empty table. NULL: no memory. */
uint64_t *table_create(void);

static inline void table_free(uint64_t *table)
{
    page_put(page_of_address(table));
}

/* The level-1 entry for address; the tables to it are made if wanted. NULL: no such table, or no
 * memory. */
uint64_t *table_entry(uint64_t *root, uintptr_t address, bool create);

#endif
