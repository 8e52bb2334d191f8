/* The words every kernel file uses: fixed-width types, address types, small macros. */
#ifndef KERNEL_LIB_TYPES_H
#define KERNEL_LIB_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "abi/types.h"

typedef uint64_t paddr_t; /* a physical address */
typedef uint64_t ktime_t; /* nanoseconds of CLOCK_MONOTONIC */

#define KTIME_NEVER UINT64_MAX
#define NSEC_PER_SEC 1000000000ul
#define NSEC_PER_MSEC 1000000ul
#define NSEC_PER_USEC 1000ul

#define PAGE_SHIFT 12
#define PAGE_SIZE 4096ul
#define PAGE_MASK (~(PAGE_SIZE - 1))

#define ARRAY_LENGTH(a) (sizeof(a) / sizeof((a)[0]))
#define ALIGN_DOWN(x, a) ((x) & ~((__typeof__(x))(a) - 1))
#define ALIGN_UP(x, a) ALIGN_DOWN((x) + ((__typeof__(x))(a) - 1), a)
#define MIN(a, b) ({ __typeof__(a) a_ = (a); __typeof__(b) b_ = (b); a_ < b_ ? a_ : b_; })
#define MAX(a, b) ({ __typeof__(a) a_ = (a); __typeof__(b) b_ = (b); a_ > b_ ? a_ : b_; })

/* A pointer into user space: only the routines of arch/usercopy.h may follow it. */
#ifdef __clang__
#define __user __attribute__((noderef, address_space(1)))
#define __force_user_cast(type, value) ((type)(uintptr_t)(value))
#else
#define __user
#define __force_user_cast(type, value) ((type)(uintptr_t)(value))
#endif

#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)
#define __printf_like(string, first) __attribute__((format(printf, string, first)))

#endif
