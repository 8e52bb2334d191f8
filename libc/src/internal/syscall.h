/*
 * internal/syscall.h — how the library enters the kernel.
 *
 * RAW(name, args...) gives the kernel's own result: a value, or -errno.
 * SYSCALL(name, args...) is the POSIX form of it: -1 with errno set.
 */
#ifndef INTERNAL_SYSCALL_H
#define INTERNAL_SYSCALL_H

#include <abi/syscall_nr.h>

/* The kernel's sigsetsize argument. */
#define KERNEL_SIGSET_SIZE 8

static inline long __syscall6(long nr, long a, long b, long c, long d, long e, long f)
{
    register long r10 __asm__("r10") = d;
    register long r8 __asm__("r8") = e;
    register long r9 __asm__("r9") = f;
    long ret;

    __asm__ volatile("syscall"
                     : "=a"(ret)
                     : "0"(nr), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
                     : "rcx", "r11", "memory");
    return ret;
}

static inline long __syscall3(long nr, long a, long b, long c)
{
    long ret;

    __asm__ volatile("syscall"
                     : "=a"(ret)
                     : "0"(nr), "D"(a), "S"(b), "d"(c)
                     : "rcx", "r11", "memory");
    return ret;
}

/* -errno becomes -1 with errno set; anything else is passed on. */
long __syscall_ret(long ret);

#define SC_0(nr)                __syscall3(nr, 0, 0, 0)
#define SC_1(nr, a)             __syscall3(nr, (long)(a), 0, 0)
#define SC_2(nr, a, b)          __syscall3(nr, (long)(a), (long)(b), 0)
#define SC_3(nr, a, b, c)       __syscall3(nr, (long)(a), (long)(b), (long)(c))
#define SC_4(nr, a, b, c, d)    SC_6(nr, a, b, c, d, 0, 0)
#define SC_5(nr, a, b, c, d, e) SC_6(nr, a, b, c, d, e, 0)
#define SC_6(nr, a, b, c, d, e, f)                                                                 \
    __syscall6(nr, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f))

#define SC_JOIN_(a, b)                                 a##b
#define SC_JOIN(a, b)                                  SC_JOIN_(a, b)
#define SC_COUNT_(n0, n1, n2, n3, n4, n5, n6, n7, ...) n7
#define SC_COUNT(...)                                  SC_COUNT_(__VA_ARGS__, 6, 5, 4, 3, 2, 1, 0)

/* clang-format off */
#define SC_RAW(...)        SC_JOIN(SC_, SC_COUNT(__VA_ARGS__))(__VA_ARGS__)
#define RAW(name, ...)     SC_RAW(SYS_##name __VA_OPT__(, ) __VA_ARGS__)
#define SYSCALL(name, ...) __syscall_ret(SC_RAW(SYS_##name __VA_OPT__(, ) __VA_ARGS__))
/* clang-format on */

#endif
