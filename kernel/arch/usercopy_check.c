/* The checked way to user memory: range checks here, the copying itself in usercopy.asm. */
#include "arch/usercopy_asm.h"

#include "abi/errno.h"
#include "arch/usercopy.h"
#include "lib/string.h"

/* How many of the size bytes at address lie below the end of user space. */
static size_t user_part(uintptr_t address, size_t size)
{
    if (address >= USER_END)
        return 0;
    return MIN(size, USER_END - address);
}

size_t copy_from_user_partial(void *to, const void __user *from, size_t size)
{
    size_t part = user_part((uintptr_t)from, size);

    return part - usercopy(to, __force_user_cast(const void *, from), part);
}

size_t copy_to_user_partial(void __user *to, const void *from, size_t size)
{
    size_t part = user_part((uintptr_t)to, size);

    return part - usercopy(__force_user_cast(void *, to), from, part);
}

int copy_from_user(void *to, const void __user *from, size_t size)
{
    return copy_from_user_partial(to, from, size) == size ? 0 : -EFAULT;
}

int copy_to_user(void __user *to, const void *from, size_t size)
{
    return copy_to_user_partial(to, from, size) == size ? 0 : -EFAULT;
}

int clear_user(void __user *to, size_t size)
{
    size_t part = user_part((uintptr_t)to, size);

    return part == size && userclear(__force_user_cast(void *, to), part) == 0 ? 0 : -EFAULT;
}

long strncpy_from_user(char *to, const char __user *from, size_t size)
{
    size_t done = 0;

    /* A page at a time: what follows the NUL may not be mapped. */
    while (done < size) {
        uintptr_t address = (uintptr_t)from + done;
        size_t chunk = MIN(size - done, PAGE_SIZE - (address & (PAGE_SIZE - 1)));
        size_t copied = copy_from_user_partial(to + done, from + done, MIN(chunk, 256ul));
        size_t length = strnlen(to + done, copied);

        if (length < copied)
            return (long)(done + length);
        if (copied < MIN(chunk, 256ul))
            return -EFAULT;
        done += copied;
    }
    return -ENAMETOOLONG;
}

int user_cmpxchg32(uint32_t __user *word, uint32_t expected, uint32_t desired, uint32_t *old)
{
    if ((uintptr_t)word >= USER_END || (uintptr_t)word % sizeof(*word) != 0)
        return -EFAULT;
    if (usercmpxchg32(__force_user_cast(uint32_t *, word), expected, desired, old) != 0)
        return -EFAULT;
    return 0;
}
