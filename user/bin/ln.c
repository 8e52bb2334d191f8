/* ln [-sfnv] target … [name | directory]: makes links; -s symbolic ones. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/text.h"

static int symbolic, force, no_follow, verbose;

static int make(const char *target, const char *name)
{
    int (*make_link)(const char *, const char *) = symbolic ? symlink : link;

    int result = make_link(target, name);
    if (result != 0 && errno == EEXIST && force && unlink(name) == 0)
        result = make_link(target, name);
    if (result != 0) {
        err_warn(name);
        return 1;
    }
    if (verbose)
        printf("'%s' -> '%s'\n", name, target);
    return 0;
}

int main(int argc, char **argv)
{
    struct stat st;
    int option, status = 0;

    err_start(argv);
    while ((option = getopt(argc, argv, "sfnv")) != -1) {
        if (option == '?')
            err_usage("[-sfnv] target ... [name | directory]");
        symbolic |= option == 's';
        force |= option == 'f';
        no_follow |= option == 'n';
        verbose |= option == 'v';
    }
    int count = argc - optind;
    if (count == 0)
        err_usage("[-sfnv] target ... [name | directory]");
    const char *last = count == 1 ? "." : argv[argc - 1];
    int into_dir = (no_follow ? lstat(last, &st) : stat(last, &st)) == 0 && S_ISDIR(st.st_mode);
    if (count > 2 && !into_dir)
        err_exit(1, "%s: not a directory", last);
    int end = count == 1 ? argc : argc - 1;
    for (; optind < end; optind++) {
        char *name = into_dir ? text_join(last, text_base(argv[optind])) : err_strdup(last);
        status |= make(argv[optind], name);
        free(name);
    }
    err_finish(status);
}
