/*
 * The only way to user memory. A bad address makes these return -EFAULT, never a kernel fault.
 * They may take a page fault (which never sleeps: every page's content is in RAM).
 */
#ifndef KERNEL_ARCH_USERCOPY_H
#define KERNEL_ARCH_USERCOPY_H

#include "lib/types.h"

/* First address past user space: pointers at or above it are never the user's. */
#define USER_END 0x00007ffffffff000ul

/* Copy size bytes. Return 0, or -EFAULT (some of the bytes may have been copied). */
int copy_from_user(void *to, const void __user *from, size_t size);
int copy_to_user(void __user *to, const void *from, size_t size);

/* Copy up to the first byte that faults. Return the number of bytes copied. */
size_t copy_from_user_partial(void *to, const void __user *from, size_t size);
size_t copy_to_user_partial(void __user *to, const void *from, size_t size);

/* Writes size zero bytes. Returns 0 or -EFAULT. */
int clear_user(void __user *to, size_t size);

/* Copies a NUL-terminated string into a buffer of size bytes. Returns its length without the NUL,
 * -EFAULT, or -ENAMETOOLONG if no NUL stands in the first size bytes. */
long strncpy_from_user(char *to, const char __user *from, size_t size);

/* Compare-and-exchange of a 32-bit user word, atomic against user code on other CPUs. *old receives
 * the value found. Returns 0 or -EFAULT. */
int user_cmpxchg32(uint32_t __user *word, uint32_t expected, uint32_t desired, uint32_t *old);

/* Read or write one object; value and *pointer must have the same size. Return 0 or -EFAULT. */
#define get_user(value, pointer)                                                \
    ({                                                                          \
        _Static_assert(sizeof(value) == sizeof(*(pointer)), "size of user object"); \
        copy_from_user(&(value), (pointer), sizeof(value));                     \
    })
#define put_user(value, pointer)                                                \
    ({                                                                          \
        _Static_assert(sizeof(value) == sizeof(*(pointer)), "size of user object"); \
        __typeof__(value) put_ = (value);                                       \
        copy_to_user((pointer), &put_, sizeof(put_));                           \
    })

/* A member of a user object: in integers, because the pointer may be wild. */
#define user_member(type, pointer, member)                                      \
    ((__typeof__(((type *)0)->member) __user *)((uintptr_t)(pointer) + offsetof(type, member)))

#endif
