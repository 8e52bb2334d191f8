/* The working directory's path. */
#include "internal/syscall.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

char *getcwd(char *buf, size_t size)
{
    char path[PATH_MAX];

    if (!buf) {
        if (SYSCALL(getcwd, path, sizeof path) < 0)
            return NULL;
        if (size && size <= strlen(path)) {
            errno = ERANGE;
            return NULL;
        }
        buf = malloc(size ? size : strlen(path) + 1);
        return buf ? strcpy(buf, path) : NULL;
    }
    if (size == 0) {
        errno = EINVAL;
        return NULL;
    }
    return SYSCALL(getcwd, buf, size)
    < 0 ? NULL : buf;
}

char *get_current_dir_name(void)
{
    return getcwd(NULL, 0);
}
