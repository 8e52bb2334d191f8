/* fcntl.h — opening files and the properties of descriptors. */
#ifndef _FCNTL_H
#define _FCNTL_H

#include <abi/fcntl.h>
#include <abi/stat.h>
#include <abi/types.h>
#include <abi/uio.h>

/* On a 64-bit system every file is large; the kernel's own bit is not needed. */
#undef O_LARGEFILE
#define O_LARGEFILE 0

#define O_EXEC      O_PATH
#define O_SEARCH    O_PATH
#define FASYNC      O_ASYNC
#define FAPPEND     O_APPEND
#define FNONBLOCK   O_NONBLOCK

int creat(const char *, mode_t);
int fcntl(int, int, ...);
int open(const char *, int, ...);
int openat(int, const char *, int, ...);
int posix_fadvise(int, off_t, off_t, int);
int posix_fallocate(int, off_t, off_t);
int fallocate(int, int, off_t, off_t);
ssize_t readahead(int, off_t, size_t);
ssize_t splice(int, off_t *, int, off_t *, size_t, unsigned int);
ssize_t tee(int, int, size_t, unsigned int);
ssize_t vmsplice(int, const struct iovec *, size_t, unsigned int);

#endif
