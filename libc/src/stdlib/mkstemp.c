/* Temporary files and directories: the six X before the suffix become random letters. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#define ATTEMPTS 100

/* Returns a descriptor or 0, or -1 with errno. */
typedef int (*create_fn)(const char *path, int flags);

static int create_file(const char *path, int flags)
{
    return open(path, flags | O_RDWR | O_CREAT | O_EXCL, 0600);
}

static int create_dir(const char *path, int flags)
{
    (void)flags;
    return mkdir(path, 0700);
}

static int create_nothing(const char *path, int flags)
{
    struct stat st;

    (void)flags;
    if (lstat(path, &st) < 0)
        return errno == ENOENT ? 0 : -1;
    errno = EEXIST;
    return -1;
}

static void fill(char *x)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    unsigned char random[6];

    getrandom(random, sizeof random, GRND_INSECURE);
    for (int i = 0; i < 6; i++)
        x[i] = letters[random[i] % (sizeof letters - 1)];
}

static int make(char *template, int suffix, int flags, create_fn create)
{
    size_t len = strlen(template);
    char *x;

    if (suffix < 0 || len < (size_t)suffix + 6 ||
        memcmp(x = template + len - (size_t)suffix - 6, "XXXXXX", 6) != 0) {
        errno = EINVAL;
        return -1;
    }
    for (int i = 0; i < ATTEMPTS; i++) {
        int ret;

        fill(x);
        ret = create(template, flags);
        if (ret >= 0 || errno != EEXIST)
            return ret;
    }
    return -1;
}

int mkostemps(char *template, int suffix, int flags)
{
    return make(template, suffix, flags & ~O_ACCMODE, create_file);
}

int mkostemp(char *template, int flags)
{
    return mkostemps(template, 0, flags);
}

int mkstemps(char *template, int suffix)
{
    return mkostemps(template, suffix, 0);
}

int mkstemp(char *template)
{
    return mkostemps(template, 0, 0);
}

char *mkdtemp(char *template)
{
    return make(template, 0, 0, create_dir) < 0 ? NULL : template;
}

char *mktemp(char *template)
{
    if (make(template, 0, 0, create_nothing) < 0)
        *template = '\0';
    return template;
}
