/* Temporary files without a name, and the unsafe names. */
#include "stdio/file.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

FILE *tmpfile(void)
{
    char path[] = "/tmp/tmpf.XXXXXX";
    int fd = mkostemp(path, O_CLOEXEC);
    FILE *f;

    if (fd < 0)
        return NULL;
    unlink(path);
    f = __file_new(fd, O_RDWR, &__file_fd_ops, NULL);
    if (!f)
        close(fd);
    return f;
}

char *tmpnam(char *buf)
{
    static char name[L_tmpnam];
    char path[] = "/tmp/tmpn.XXXXXX";

    _Static_assert(sizeof path <= L_tmpnam, "tmpnam");
    if (!*mktemp(path))
        return NULL;
    return strcpy(buf ? buf : name, path);
}

char *tempnam(const char *dir, const char *prefix)
{
    const char *tmpdir = secure_getenv("TMPDIR");
    char *path;

    if (tmpdir && access(tmpdir, W_OK) == 0)
        dir = tmpdir;
    if (asprintf(&path, "%s/%.5sXXXXXX", dir ? dir : P_tmpdir, prefix ? prefix : "temp") < 0)
        return NULL;
    if (*mktemp(path))
        return path;
    free(path);
    return NULL;
}

char *ctermid(char *buf)
{
    static char name[L_ctermid];

    return strcpy(buf ? buf : name, "/dev/tty");
}
