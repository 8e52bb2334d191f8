/* mmap, munmap, mprotect and brk: system calls over map.c, with Linux's checks in Linux's order. */
#include "syscall/syscall.h"

#include "abi/capability.h"
#include "abi/errno.h"
#include "abi/mman.h"
#include "abi/resource.h"
#include "abi/stat.h"
#include "arch/arch.h"
#include "arch/usercopy.h"
#include "fs/file.h"
#include "fs/inode.h"
#include "mm/region.h"
#include "task/cred.h"
#include "task/process.h"
#include "task/task.h"

/* What MAP_SHARED_VALIDATE knows besides the type: the flags before it came, MAP_FIXED (bit 4) to
 * MAP_GROWSDOWN (8), MAP_DENYWRITE (11) to MAP_HUGETLB (18), and the huge page sizes (26 to 30). */
#define MAP_KNOWN   (MAP_TYPE | 0x1f0 | 0x7f800 | 0x7c000000)

#define ZERO_DEVICE ABI_MAKEDEV(1, 5)

/* mmap(2): whether this file may be mapped so. */
static int check_file(const struct file *file, int prot, int flags)
{
    int access = file->flags & O_ACCMODE;

    switch (flags & MAP_TYPE) {
    case MAP_SHARED_VALIDATE:
        if (flags & ~MAP_KNOWN)
            return -EOPNOTSUPP;
        /* fall through */
    case MAP_SHARED:
        if ((prot & PROT_WRITE) && access != O_RDWR)
            return -EACCES;
        /* fall through */
    case MAP_PRIVATE: break;
    default: return -EINVAL;
    }
    if (access == O_WRONLY)
        return -EACCES;
    /* memfd_create(2): what is sealed against writing may not be mapped for it. */
    if ((flags & MAP_TYPE) != MAP_PRIVATE && (prot & PROT_WRITE) && file->inode &&
        (file->inode->seals & (F_SEAL_WRITE | F_SEAL_FUTURE_WRITE)))
        return -EPERM;
    if (file->inode && S_ISCHR(file->inode->mode) && file->inode->rdev == ZERO_DEVICE)
        return 0;
    if (!file->inode || !file->inode->ops || !file->inode->ops->get_page)
        return -ENODEV;
    return flags & MAP_GROWSDOWN ? -EINVAL : 0;
}

static int check_anonymous(int flags)
{
    if ((flags & MAP_TYPE) == MAP_PRIVATE)
        return 0;
    return (flags & MAP_TYPE) == MAP_SHARED && !(flags & MAP_GROWSDOWN) ? 0 : -EINVAL;
}

/* Zero: go on. */
static int check_map(unsigned long address, size_t length, int flags)
{
    struct aspace *aspace = current_process()->aspace;

    if (length == 0)
        return -EINVAL;
    if ((flags & (MAP_FIXED | MAP_FIXED_NOREPLACE)) && address < MAP_ADDRESS_MIN &&
        !(address & ~PAGE_MASK) && !cred_has_cap(&current->cred, CAP_SYS_RAWIO))
        return -EPERM;
    if (!(flags & MAP_LOCKED) && !(aspace->future_flags & REGION_LOCKED))
        return 0;
    if ((flags & MAP_LOCKED) && aspace_may_lock(aspace, 0) == -EPERM)
        return -EPERM;
    return aspace_may_lock(aspace, ALIGN_UP(length, PAGE_SIZE) >> PAGE_SHIFT) ? -EAGAIN : 0;
}

static long map(unsigned long address, size_t length, int prot, int flags, struct file *file,
                off_t offset)
{
    struct aspace *aspace = current_process()->aspace;
    uintptr_t at;
    int error = check_map(address, length, flags);

    if (error)
        return error;
    if (ALIGN_UP(length, PAGE_SIZE) < length)
        return -ENOMEM;
    if ((uint64_t)offset + ALIGN_UP(length, PAGE_SIZE) < (uint64_t)offset)
        return -EOVERFLOW;
    error = file ? check_file(file, prot, flags) : check_anonymous(flags);
    if (error)
        return error;
    /* mem(4): a mapping of /dev/zero is anonymous memory. */
    if (file && S_ISCHR(file->inode->mode))
        file = NULL;
    error = aspace_map(aspace, address, length, prot, flags, file, offset, &at);
    if (error)
        return error;
    if ((flags & (MAP_POPULATE | MAP_NONBLOCK)) == MAP_POPULATE || (flags & MAP_LOCKED) ||
        (aspace->future_flags & REGION_LOCKED))
        aspace_populate(aspace, at, at + ALIGN_UP(length, PAGE_SIZE));
    return (long)at;
}

long sys_mmap(unsigned long address, size_t length, int prot, int flags, int fd, off_t offset)
{
    struct file *file = NULL;
    long result;

    if (offset & ~PAGE_MASK)
        return -EINVAL;
    if (flags & MAP_ANONYMOUS) {
        /* No huge pages are set aside here, as on a Linux that was not told to. */
        return flags & MAP_HUGETLB ? -ENOMEM : map(address, length, prot, flags, NULL, 0);
    }
    file = fd_get(fd);
    if (!file)
        return -EBADF;
    if (flags & MAP_HUGETLB)
        return -EINVAL;
    file_get(file);
    result = map(address, length, prot, flags, file, offset);
    file_put(file);
    return result;
}

long sys_munmap(unsigned long address, size_t length)
{
    return aspace_unmap(current_process()->aspace, address, length);
}

long sys_mprotect(unsigned long address, size_t length, int prot)
{
    struct aspace *aspace = current_process()->aspace;
    struct region *region;

    if (prot & ~(PROT_READ | PROT_WRITE | PROT_EXEC | PROT_SEM | PROT_GROWSDOWN | PROT_GROWSUP))
        return -EINVAL;
    if ((prot & PROT_GROWSDOWN) && (prot & PROT_GROWSUP))
        return -EINVAL;
    if (prot & (PROT_GROWSDOWN | PROT_GROWSUP) && !(address & ~PAGE_MASK) && length > 0) {
        region = region_find(&aspace->regions, address);
        if (!region || region->start >= address + length)
            return -ENOMEM;
        if ((prot & PROT_GROWSUP) || !(region->flags & REGION_GROWSDOWN))
            return -EINVAL;
        length += address - region->start;
        address = region->start;
    }
    return aspace_protect(aspace, address, length, prot);
}

/* Makes the heap end at `new`, page aligned. */
static int resize_heap(struct aspace *aspace, uintptr_t old, uintptr_t new)
{
    struct region *next;
    uintptr_t at;

    if (new < old)
        return aspace_unmap(aspace, new, old - new);
    next = region_find(&aspace->regions, old);
    if (next &&
        next->start < new + PAGE_SIZE + (next->flags & REGION_GROWSDOWN ? STACK_GUARD_GAP : 0))
        return -ENOMEM;
    if ((aspace->future_flags & REGION_LOCKED) &&
        aspace_may_lock(aspace, (new - old) >> PAGE_SHIFT))
        return -EAGAIN;
    return aspace_map(aspace, old, new - old, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, NULL, 0, &at);
}

/* brk(2), the system call: the new end, or the old one if it cannot be moved. */
long sys_brk(unsigned long address)
{
    struct aspace *aspace = current_process()->aspace;
    const struct aspace_layout *layout = &aspace->layout;
    uintptr_t old = ALIGN_UP(aspace->brk, PAGE_SIZE), new = ALIGN_UP(address, PAGE_SIZE);
    uint64_t data;

    if (address < aspace->brk_start || address >= USER_END)
        return (long)aspace->brk;
    data = address - aspace->brk_start + (layout->data_end - layout->data_start);
    if (data > rlimit_get(current, RLIMIT_DATA))
        return (long)aspace->brk;
    if (new != old && resize_heap(aspace, old, new))
        return (long)aspace->brk;
    if (new > old && (aspace->future_flags & REGION_LOCKED))
        aspace_populate(aspace, old, new);
    aspace->brk = address;
    return (long)address;
}
