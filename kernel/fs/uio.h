/* Where a read puts its bytes or a write takes them from: user iovecs or one kernel buffer. */
#ifndef KERNEL_FS_UIO_H
#define KERNEL_FS_UIO_H

#include "abi/uio.h"
#include "lib/types.h"

/* The most that one call moves (read(2)). */
#define UIO_MAX 0x7ffff000ul

struct uio {
    const struct iovec *vectors; /* in kernel memory; their bases are user pointers unless kernel */
    unsigned count;
    size_t offset;    /* bytes of vectors[0] already done */
    size_t remaining; /* bytes in all */
    bool kernel;      /* bases are kernel pointers */
    bool append;      /* RWF_APPEND: as with O_APPEND */
    bool nowait;      /* RWF_NOWAIT: as with O_NONBLOCK */
};

/* Move up to size bytes and advance. Return how many were moved: fewer than min(size, remaining)
 * means that the next user byte faults (a caller with nothing moved at all returns -EFAULT). */
size_t uio_write(struct uio *uio, const void *from, size_t size); /* a read gives data out */
size_t uio_read(struct uio *uio, void *to, size_t size);          /* a write takes data in */
size_t uio_zero(struct uio *uio, size_t size);

/* One buffer as a uio; vector is the caller's storage. */
void uio_init_kernel(struct uio *uio, struct iovec *vector, void *buffer, size_t size);
void uio_init_user(struct uio *uio, struct iovec *vector, void __user *buffer, size_t size);

/* A user's array of vectors; *storage is to be kfree'd. 0, -EINVAL (count, a negative length),
 * -EFAULT (not in user space), -ENOMEM. */
int uio_import(struct uio *uio, const struct iovec __user *vectors, long count,
               struct iovec **storage);

/* [address, address+size) lies in user space. */
bool uio_range_ok(uintptr_t address, size_t size);

#endif
