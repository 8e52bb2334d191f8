/* Files by name. */
#include "internal/syscall.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int remove(const char *path)
{
    if (unlink(path) == 0)
        return 0;
    return errno == EISDIR ? rmdir(path) : -1;
}

int rename(const char *from, const char *to)
{
    return (int)SYSCALL(rename, from, to);
}

int renameat(int from_fd, const char *from, int to_fd, const char *to)
{
    return (int)SYSCALL(renameat2, from_fd, from, to_fd, to, 0);
}

int renameat2(int from_fd, const char *from, int to_fd, const char *to, unsigned int flags)
{
    return (int)SYSCALL(renameat2, from_fd, from, to_fd, to, flags);
}
