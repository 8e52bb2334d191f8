/*
 * abi/types.h — the base types of Linux x86-64 under their POSIX names.
 * Included by every other abi header and by libc's <sys/types.h>.
 */
#ifndef ABI_TYPES_H
#define ABI_TYPES_H

#include <stddef.h>
#include <stdint.h>

typedef long ssize_t;
typedef int pid_t;
typedef unsigned int uid_t;
typedef unsigned int gid_t;
typedef unsigned int id_t;
typedef unsigned int mode_t;
typedef long off_t;
typedef unsigned long dev_t;
typedef unsigned long ino_t;
typedef unsigned long nlink_t;
typedef long blksize_t;
typedef long blkcnt_t;
typedef unsigned long fsblkcnt_t;
typedef unsigned long fsfilcnt_t;
typedef long time_t;
typedef long suseconds_t;
typedef long clock_t;
typedef int clockid_t;
typedef int key_t;

/* The kernel's name of a POSIX timer; libc's timer_t is its own. */
typedef int k_timer_t;

_Static_assert(sizeof(long) == 8 && sizeof(void *) == 8, "LP64");

/* dev_t holds a 12-bit major and a 20-bit minor, interleaved (makedev(3)). */
#define ABI_MAKEDEV(maj, min)                                                                      \
    ((((dev_t)(maj)&0xfffff000ul) << 32) | (((dev_t)(maj)&0xffful) << 8) |                         \
     (((dev_t)(min)&0xffffff00ul) << 12) | ((dev_t)(min)&0xfful))
#define ABI_MAJOR(dev) ((unsigned)((((dev) >> 32) & 0xfffff000ul) | (((dev) >> 8) & 0xffful)))
#define ABI_MINOR(dev) ((unsigned)((((dev) >> 12) & 0xffffff00ul) | ((dev)&0xfful)))

#endif
