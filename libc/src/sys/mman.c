/* Memory mappings. */
#include "internal/syscall.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <limits.h>

static int shm_path(char *path, const char *name)
{
    while (*name == '/')
        name++;
    if (!*name || strchr(name, '/')) {
        errno = EINVAL;
        return -1;
    }
    if (strlen(name) > NAME_MAX) {
        errno = ENAMETOOLONG;
        return -1;
    }
    snprintf(path, PATH_MAX, "/dev/shm/%s", name);
    return 0;
}

void *mmap(void *addr, size_t len, int prot, int flags, int fd, off_t offset)
{
    return (void *)SYSCALL(mmap, addr, len, prot, flags, fd, offset);
}

int munmap(void *addr, size_t len)
{
    return (int)SYSCALL(munmap, addr, len);
}

int mprotect(void *addr, size_t len, int prot)
{
    return (int)SYSCALL(mprotect, addr, len, prot);
}

int msync(void *addr, size_t len, int flags)
{
    return (int)SYSCALL(msync, addr, len, flags);
}

int madvise(void *addr, size_t len, int advice)
{
    return (int)SYSCALL(madvise, addr, len, advice);
}

int posix_madvise(void *addr, size_t len, int advice)
{
    /* POSIX's DONTNEED must not lose data, as Linux's does: it is only advice, and not taken. */
    if (advice == POSIX_MADV_DONTNEED)
        return 0;
    return (int)-RAW(madvise, addr, len, advice);
}

int mincore(void *addr, size_t len, unsigned char *resident)
{
    return (int)SYSCALL(mincore, addr, len, resident);
}

void *mremap(void *addr, size_t len, size_t new_len, int flags, ...)
{
    void *new_addr = NULL;
    va_list args;

    if (flags & MREMAP_FIXED) {
        va_start(args, flags);
        new_addr = va_arg(args, void *);
        va_end(args);
    }
    return (void *)SYSCALL(mremap, addr, len, new_len, flags, new_addr);
}

int mlock(const void *addr, size_t len)
{
    return (int)SYSCALL(mlock, addr, len);
}

int mlock2(const void *addr, size_t len, unsigned int flags)
{
    return (int)SYSCALL(mlock2, addr, len, flags);
}

int munlock(const void *addr, size_t len)
{
    return (int)SYSCALL(munlock, addr, len);
}

int mlockall(int flags)
{
    return (int)SYSCALL(mlockall, flags);
}

int munlockall(void)
{
    return (int)SYSCALL(munlockall);
}

int memfd_create(const char *name, unsigned int flags)
{
    return (int)SYSCALL(memfd_create, name, flags);
}

int shm_open(const char *name, int flags, mode_t mode)
{
    char path[PATH_MAX];

    if (shm_path(path, name) < 0)
        return -1;
    return open(path, flags | O_CLOEXEC | O_NOFOLLOW, mode);
}

int shm_unlink(const char *name)
{
    char path[PATH_MAX];

    if (shm_path(path, name) < 0)
        return -1;
    return unlink(path);
}
