/* mkdir [-p] [-v] [-m mode] directory … */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/mode.h"

static int verbose;

static int make(const char *path, mode_t mode)
{
    if (mkdir(path, mode) != 0)
        return -1;
    if (verbose)
        printf("mkdir: created directory '%s'\n", path);
    return 0;
}

static int is_dir(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* -p: what is missing above path, which is changed meanwhile. POSIX: these are writable for us. */
static int make_parents(char *path, mode_t mask)
{
    for (char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        int result = is_dir(path) ? 0 : make(path, 0777 & (~mask | 0300));
        int failed = result != 0 && !(errno == EEXIST && is_dir(path));
        if (failed)
            err_warn(path);
        *slash = '/';
        if (failed)
            return -1;
    }
    return 0;
}

int main(int argc, char **argv)
{
    const char *mode_text = NULL;
    mode_t mask = umask(0), mode = 0777 & ~mask;
    int option, parents = 0, status = 0;

    err_start(argv);
    while ((option = getopt(argc, argv, "pvm:")) != -1) {
        if (option == '?')
            err_usage("[-p] [-v] [-m mode] directory ...");
        parents |= option == 'p';
        verbose |= option == 'v';
        if (option == 'm')
            mode_text = optarg;
    }
    if (optind == argc)
        err_usage("[-p] [-v] [-m mode] directory ...");
    if (mode_text != NULL && mode_parse(mode_text, 0777, mask, &mode) != 0)
        err_exit(1, "%s: bad mode", mode_text);
    for (; optind < argc; optind++) {
        if (parents && make_parents(argv[optind], mask) != 0) {
            status = 1;
        } else if (!(parents && is_dir(argv[optind])) && make(argv[optind], mode) != 0) {
            err_warn(argv[optind]);
            status = 1;
        }
    }
    err_finish(status);
}
