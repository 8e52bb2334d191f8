/* sys/mman.h — memory mappings. */
#ifndef _SYS_MMAN_H
#define _SYS_MMAN_H

#include <abi/mman.h>
#include <abi/types.h>

#define POSIX_MADV_NORMAL     0
#define POSIX_MADV_RANDOM     1
#define POSIX_MADV_SEQUENTIAL 2
#define POSIX_MADV_WILLNEED   3
#define POSIX_MADV_DONTNEED   4

void *mmap(void *, size_t, int, int, int, off_t);
int munmap(void *, size_t);
int mprotect(void *, size_t, int);
int msync(void *, size_t, int);
int madvise(void *, size_t, int);
int posix_madvise(void *, size_t, int);
int mincore(void *, size_t, unsigned char *);
void *mremap(void *, size_t, size_t, int, ...);
int mlock(const void *, size_t);
int mlock2(const void *, size_t, unsigned int);
int munlock(const void *, size_t);
int mlockall(int);
int munlockall(void);
int memfd_create(const char *, unsigned int);
int shm_open(const char *, int, mode_t);
int shm_unlink(const char *);

#endif
