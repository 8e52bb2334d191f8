/*
 * Page tables: the kernel's own, and those of user address spaces.
 *
 * For mm/: a `struct paging` translates the user half of one address space. Each entry in it owns
 * one reference of its page; whatever removes an entry drops it. All flush what the CPUs that run
 * the address space may have cached. prot is PROT_*; PROT_NONE keeps the page without any access.
 * For arch/: paging_init, paging_init_cpu, paging_map_device.
 */
#ifndef KERNEL_ARCH_PAGING_H
#define KERNEL_ARCH_PAGING_H

#include "lib/types.h"

struct boot_info;
struct page;

/* ---- paging.c: the kernel's half ------------------------------------------------------------- */

#define KERNEL_BASE 0xffffffff80000000ul  /* the kernel's image: this plus its physical address */
#define VMALLOC_BASE 0xffffc00000000000ul
#define VMALLOC_END (VMALLOC_BASE + (1ul << 39))

/*
 * Replaces the boot tables: the direct map of all RAM and of the first MiB, the kernel's image with
 * W^X, room for vmalloc and devices. Boot order: boot_info is filled; paging_init(); page_init();
 * kmalloc_init(). Needs no struct cpu.
 */
void paging_init(const struct boot_info *boot);

/* Prepares another CPU (with the boot CPU's features) for the kernel's tables and loads them. */
void paging_init_cpu(void);

/* The kernel's root table, for starting other CPUs. */
paddr_t paging_kernel_root(void);

/* Maps a device's registers, uncached. The mapping stays. NULL when memory is exhausted. */
void *paging_map_device(paddr_t physical, size_t size);

/* For vmalloc: maps a page at an address of the vmalloc area; 0 or -ENOMEM. Takes the reference. */
int paging_map_kernel(uintptr_t address, struct page *page);
/* Takes it out again and gives the reference back; NULL if nothing is mapped there. */
struct page *paging_unmap_kernel(uintptr_t address);
/* The page mapped there, or NULL. */
struct page *paging_find_kernel(uintptr_t address);
/* Flushes [start, end) of the kernel's half on all CPUs. */
void paging_flush_kernel(uintptr_t start, uintptr_t end);

/* ---- user_paging.c: user address spaces ------------------------------------------------------ */

/* Where the tables for user addresses end; USER_END is a little below. */
#define PAGING_USER_TOP ALIGN_UP(USER_END, PAGE_SIZE << 9)

struct paging {
    uint64_t *root;
    uint64_t cpus; /* bit n: CPU n runs it */
};

struct paging_entry {
    struct page *page;
    int prot;
};

int paging_create(struct paging *paging); /* 0 or -ENOMEM */
/* Drops all pages and tables. No CPU may run it. */
void paging_destroy(struct paging *paging);

/* Makes this CPU translate by it, previous no longer; NULL is the kernel's own tables. */
void paging_activate(struct paging *previous, struct paging *next);

/* Maps page at address, in place of what was there. Takes the page's reference. 0 or -ENOMEM (the
 * reference stays the caller's). *was_empty tells that nothing was there. */
int paging_map(struct paging *paging, uintptr_t address, struct page *page, int prot,
               bool *was_empty);

/*
 * Maps pages[0] to pages[count-1] (NULL: none) side by side from start on, where nothing is mapped
 * yet; start is a multiple of count pages, a power of two up to 512. Takes all references. Returns
 * how many it mapped: none when memory is exhausted.
 */
size_t paging_map_missing(struct paging *paging, uintptr_t start, struct page **pages,
                          unsigned count, int prot);

/* What is mapped at address. No reference is taken. */
bool paging_find(struct paging *paging, uintptr_t address, struct paging_entry *out);

/* Unmaps [start, end). Returns how many pages were there. Nothing is mapped in the rest of
 * [floor, ceiling), which contains it: tables that serve only that range are freed. */
size_t paging_unmap(struct paging *paging, uintptr_t start, uintptr_t end, uintptr_t floor,
                    uintptr_t ceiling);

/* Gives the pages in [start, end) exactly this access. */
void paging_protect(struct paging *paging, uintptr_t start, uintptr_t end, int prot);

/* Takes write access from the pages of [start, end) and maps them in `to` as well. 0 or -ENOMEM
 * (what was copied stays); adds to *count. The caller flushes `from` once at the end. */
int paging_copy(struct paging *to, struct paging *from, uintptr_t start, uintptr_t end,
                size_t *count);

/* Moves the entries of [from, from+length) to `to`, where nothing is mapped. 0, or -ENOMEM with
 * nothing moved. The ranges do not overlap. */
int paging_move(struct paging *paging, uintptr_t from, uintptr_t to, size_t length);

/* Makes the CPUs that run it forget [start, end) (paging.c). */
void paging_flush(struct paging *paging, uintptr_t start, uintptr_t end);

/* ---- paging.c: other CPUs -------------------------------------------------------------------- */

/*
 * Set by the code that starts other CPUs: makes each CPU in the mask flush [start, end) (its whole
 * TLB if that is large), and returns when all have. Called with the kernel lock held: the receivers
 * must answer from the interrupt itself and while they wait for the lock, by paging_flush_local().
 * NULL while there is one CPU.
 */
extern void (*paging_flush_others)(uint64_t cpus, uintptr_t start, uintptr_t end);
void paging_flush_local(uintptr_t start, uintptr_t end);

#endif
