/*
 * uio.c: moves bytes between kernel memory and the vectors of one read or write.
 */
#include "fs/uio.h"

#include "abi/errno.h"
#include "abi/limits.h"
#include "arch/usercopy.h"
#include "lib/string.h"
#include "mm/kmalloc.h"
#include "mm/page.h"

enum direction { TO_VECTORS, FROM_VECTORS, ZERO_VECTORS };

static size_t zero_user(void __user *user, size_t size)
{
    size_t total = 0;
    while (total < size) {
        size_t chunk = MIN(size - total, PAGE_SIZE);
        size_t done =
            copy_to_user_partial((char __user *)user + total, page_address(page_zero), chunk);
        total += done;
        if (done < chunk)
            break;
    }
    return total;
}

static size_t copy_chunk(struct uio *uio, char *base, char *buffer, size_t size,
                         enum direction direction)
{
    if (uio->kernel) {
        if (direction == TO_VECTORS)
            memcpy(base, buffer, size);
        else if (direction == FROM_VECTORS)
            memcpy(buffer, base, size);
        else
            memset(base, 0, size);
        return size;
    }
    void __user *user = __force_user_cast(void __user *, base);
    if (direction == TO_VECTORS)
        return copy_to_user_partial(user, buffer, size);
    if (direction == FROM_VECTORS)
        return copy_from_user_partial(buffer, user, size);
    return zero_user(user, size);
}

static size_t move(struct uio *uio, char *buffer, size_t size, enum direction direction)
{
    size_t moved = 0;
    size = MIN(size, uio->remaining);
    while (moved < size) {
        if (uio->offset == uio->vectors->iov_len) {
            uio->vectors++;
            uio->count--;
            uio->offset = 0;
            continue;
        }
        size_t chunk = MIN(size - moved, uio->vectors->iov_len - uio->offset);
        char *base = (char *)uio->vectors->iov_base + uio->offset;
        size_t done =
            copy_chunk(uio, base, buffer != NULL ? buffer + moved : NULL, chunk, direction);
        uio->offset += done;
        uio->remaining -= done;
        moved += done;
        if (done < chunk)
            break;
    }
    return moved;
}

size_t uio_write(struct uio *uio, const void *from, size_t size)
{
    return move(uio, (char *)from, size, TO_VECTORS);
}

size_t uio_read(struct uio *uio, void *to, size_t size)
{
    return move(uio, to, size, FROM_VECTORS);
}

size_t uio_zero(struct uio *uio, size_t size)
{
    return move(uio, NULL, size, ZERO_VECTORS);
}

void uio_init_kernel(struct uio *uio, struct iovec *vector, void *buffer, size_t size)
{
    *vector = (struct iovec){ .iov_base = buffer, .iov_len = size };
    *uio = (struct uio){ .vectors = vector, .count = 1, .remaining = size, .kernel = true };
}

void uio_init_user(struct uio *uio, struct iovec *vector, void __user *buffer, size_t size)
{
    *vector = (struct iovec){ .iov_base = __force_user_cast(void *, buffer), .iov_len = size };
    *uio = (struct uio){ .vectors = vector, .count = 1, .remaining = size };
}

/* Checks the vectors and cuts the sum at UIO_MAX. */
static int check_vectors(struct iovec *vectors, unsigned count, size_t *total)
{
    for (unsigned i = 0; i < count; i++) {
        if ((ssize_t)vectors[i].iov_len < 0)
            return -EINVAL;
        if (!uio_range_ok((uintptr_t)vectors[i].iov_base, vectors[i].iov_len))
            return -EFAULT;
        vectors[i].iov_len = MIN(vectors[i].iov_len, UIO_MAX - *total);
        *total += vectors[i].iov_len;
    }
    return 0;
}

int uio_import(struct uio *uio, const struct iovec __user *vectors, long count,
               struct iovec **storage)
{
    *storage = NULL;
    if (count < 0 || count > IOV_MAX)
        return -EINVAL;
    struct iovec *copy = kmalloc_array(MAX(count, 1l), sizeof(*copy));
    if (copy == NULL)
        return -ENOMEM;
    size_t total = 0;
    int error = copy_from_user(copy, vectors, count * sizeof(*copy));
    if (error == 0)
        error = check_vectors(copy, count, &total);
    if (error < 0) {
        kfree(copy);
        return error;
    }
    *uio = (struct uio){ .vectors = copy, .count = count, .remaining = total };
    *storage = copy;
    return 0;
}

bool uio_range_ok(uintptr_t address, size_t size)
{
    return size <= USER_END && address <= USER_END - size;
}
