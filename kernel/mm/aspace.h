/*
 * A user address space: a sorted set of regions, and the page tables that cache them.
 * Regions say what may be mapped; a page fault makes it so (demand paging, copy-on-write).
 * Entry points: aspace_create/fork/get/put, aspace_map/unmap/protect, aspace_fault.
 */
#ifndef KERNEL_MM_ASPACE_H
#define KERNEL_MM_ASPACE_H

#include "lib/list.h"
#include "lib/types.h"

struct file;
struct inode;

struct aspace; /* see mm/region.h for its fields */

int aspace_create(struct aspace **out);
/* A copy-on-write copy of current's. 0 or -ENOMEM. */
int aspace_fork(struct aspace *parent, struct aspace **out);
struct aspace *aspace_get(struct aspace *aspace);
/* Another process uses it too (CLONE_VM, vfork). */
bool aspace_is_shared(const struct aspace *aspace);
/* The last reference frees all. NULL is nothing. */
void aspace_put(struct aspace *aspace);

/* Makes aspace the one this CPU translates by (NULL: the kernel's own) and notes it in
 * this_cpu()->aspace. Kernel threads run on the tables that are loaded, so freeing an address space
 * must first leave it. */
void aspace_activate(struct aspace *aspace);

/*
 * Maps [address, address+length): PROT_* and MAP_* as mmap(2); a hint unless MAP_FIXED; file may be
 * NULL (anonymous); offset in bytes, page aligned. The file's reference is taken, not consumed.
 * *out, if not NULL, receives the address. 0, -ENOMEM, -EINVAL, -EEXIST (MAP_FIXED_NOREPLACE),
 * -EACCES…
 */
int aspace_map(struct aspace *aspace, uintptr_t address, size_t length, int prot, int flags,
               struct file *file, off_t offset, uintptr_t *out);
int aspace_unmap(struct aspace *aspace, uintptr_t address, size_t length);
int aspace_protect(struct aspace *aspace, uintptr_t address, size_t length, int prot);

/* Sets where brk starts (exec). */
void aspace_set_brk(struct aspace *aspace, uintptr_t start);

/* Marks [bottom, top) as the main stack, growing down to rlimit (exec). Returns 0 or -ENOMEM. */
int aspace_map_stack(struct aspace *aspace, uintptr_t top, size_t initial_size, int prot);

/* Copies into another address space that need not be active (exec's argument pages, core dump,
 * process_vm). Return 0, -EFAULT or -ENOMEM; force ignores page protection. */
int aspace_write(struct aspace *aspace, uintptr_t to, const void *from, size_t size, bool force);
int aspace_read(struct aspace *aspace, uintptr_t from, void *to, size_t size, bool force);

enum fault_access { FAULT_READ, FAULT_WRITE, FAULT_EXEC };

enum fault_result {
    FAULT_OK,
    FAULT_MAPERR, /* SIGSEGV SEGV_MAPERR */
    FAULT_ACCERR, /* SIGSEGV SEGV_ACCERR */
    FAULT_BUS,    /* SIGBUS BUS_ADRERR: beyond the end of the file */
    FAULT_OOM,    /* no memory: oom_kill() */
};

/* Resolves a page fault of current at address; a region that grows down may grow to it. Never
 * sleeps. */
enum fault_result aspace_fault(struct aspace *aspace, uintptr_t address, enum fault_access access);
/* The same for the kernel's own access to user memory, which cannot wait until there is memory: it
 * may use the kernel's reserve. */
enum fault_result aspace_fault_kernel(struct aspace *aspace, uintptr_t address,
                                      enum fault_access access);

/* Where a file or name is wanted (/proc maps, core): calls visit for each region in order. */
struct region_info {
    uintptr_t start, end;
    int prot;      /* PROT_* */
    bool shared;
    bool dump;         /* belongs in a core file (not MADV_DONTDUMP) */
    bool own_pages;    /* private, and some page was written to */
    struct file *file; /* or NULL */
    off_t offset;
    const char *name;  /* "[heap]", "[stack]" or "" */
};
int aspace_visit(struct aspace *aspace, int (*visit)(const struct region_info *, void *),
                 void *arg);

/* True if a page is there at address: reading it takes no memory. */
bool aspace_is_present(struct aspace *aspace, uintptr_t address);

/* To be called when a file becomes shorter, before its pages from first_page on are dropped: takes
 * them, and private copies of them, out of every mapping, so that an access there is a SIGBUS. */
void mapping_truncate(struct inode *inode, uint64_t first_page);
/* The same when a hole is made of [first_page, end_page); private copies stay. */
void mapping_punch(struct inode *inode, uint64_t first_page, uint64_t end_page);
/* True if some shared mapping may write to the file (F_SEAL_WRITE is then EBUSY). */
bool mapping_may_write(struct inode *inode);

/* For /proc and getrusage, in pages. */
struct aspace_usage {
    uint64_t virtual_pages, resident_pages, peak_resident, data_pages, stack_pages, text_pages,
        locked_pages;
};
void aspace_usage(struct aspace *aspace, struct aspace_usage *out);

/* exec notes where things stand, for /proc/PID/{cmdline,environ,stat,auxv} and prctl(PR_SET_MM). */
struct aspace_layout {
    uintptr_t code_start, code_end, data_start, data_end, stack_start;
    uintptr_t arg_start, arg_end, env_start, env_end;
    uint64_t auxv[64];
    unsigned auxv_count; /* words */
    struct file *exe;    /* /proc/PID/exe; a counted reference */
};
struct aspace_layout *aspace_layout(struct aspace *aspace);
/* Where the heap of brk(2) begins. */
uintptr_t aspace_brk_start(const struct aspace *aspace);

/* A key that is equal for equal futex words: private (aspace, address) or shared (page identity).
 * Faults the page in. 0 or -EFAULT. */
struct futex_key {
    uint64_t object, offset;
};
int aspace_futex_key(struct aspace *aspace, uintptr_t address, bool shared, struct futex_key *out);

#endif
