/* chmod [-Rv] mode file …: octal or symbolic modes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/files.h"
#include "../lib/mode.h"

static const char *mode_text;
static mode_t mask;
static int recursive, verbose;

static int change(const char *path, int top);

static int change_below(const char *path)
{
    return change(path, 0);
}

static int change(const char *path, int top)
{
    struct stat st;
    mode_t mode;

    if ((top ? stat(path, &st) : lstat(path, &st)) != 0) {
        err_warn(path);
        return 1;
    }
    if (S_ISLNK(st.st_mode))
        return 0;
    if (mode_parse(mode_text, st.st_mode, mask, &mode) != 0)
        err_exit(1, "%s: bad mode", mode_text);
    if (chmod(path, mode) != 0) {
        err_warn(path);
        return 1;
    }
    if (verbose)
        printf("mode of '%s' is %04o\n", path, (unsigned)mode);
    return recursive && S_ISDIR(st.st_mode) ? files_each(path, change_below) : 0;
}

int main(int argc, char **argv)
{
    int i = 1, status = 0;

    err_start(argv);
    mask = umask(0);
    umask(mask);
    /* Not getopt: a mode may begin with '-'. */
    for (; i < argc && (strcmp(argv[i], "-R") == 0 || strcmp(argv[i], "-v") == 0); i++) {
        recursive |= argv[i][1] == 'R';
        verbose |= argv[i][1] == 'v';
    }
    if (i < argc && strcmp(argv[i], "--") == 0)
        i++;
    if (argc - i < 2)
        err_usage("[-Rv] mode file ...");
    mode_text = argv[i++];
    for (; i < argc; i++)
        status |= change(argv[i], 1);
    err_finish(status);
}
