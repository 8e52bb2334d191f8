/* rm [-firvd] file …: removes files, and with -r whole directories. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/text.h"

static int force, ask, recursive, verbose, empty_dirs;

static int confirmed(const char *what, const char *path)
{
    int answer, c;

    if (!ask)
        return 1;
    fprintf(stderr, "rm: %s '%s'? ", what, path);
    answer = getchar();
    for (c = answer; c != '\n' && c != EOF;)
        c = getchar();
    return answer == 'y' || answer == 'Y';
}

static int failed(const char *path)
{
    err_warn(path);
    return 1;
}

static int remove_path(const char *path);

static int remove_contents(const char *path)
{
    DIR *dir = opendir(path);
    struct dirent *entry;
    int status = 0;

    if (dir == NULL)
        return failed(path);
    while ((entry = readdir(dir)) != NULL) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        char *below = text_join(path, entry->d_name);
        status |= remove_path(below);
        free(below);
    }
    closedir(dir);
    return status;
}

static int remove_dir(const char *path)
{
    if (!recursive && !empty_dirs) {
        err_say("%s: Is a directory", path);
        return 1;
    }
    if (recursive && ask && !confirmed("descend into directory", path))
        return 0;
    if (recursive && remove_contents(path) != 0)
        return 1;
    if (!confirmed("remove directory", path))
        return 0;
    if (rmdir(path) != 0)
        return failed(path);
    if (verbose)
        printf("removed directory '%s'\n", path);
    return 0;
}

static int remove_path(const char *path)
{
    struct stat st;

    if (lstat(path, &st) != 0)
        return force && (errno == ENOENT || errno == ENOTDIR) ? 0 : failed(path);
    if (S_ISDIR(st.st_mode))
        return remove_dir(path);
    if (!confirmed("remove", path))
        return 0;
    if (unlink(path) != 0)
        return failed(path);
    if (verbose)
        printf("removed '%s'\n", path);
    return 0;
}

/* POSIX: neither "." nor "..", nor the root, is ever removed. */
static int is_protected(const char *path)
{
    const char *base = text_base(path);
    size_t length = strcspn(base, "/");

    return (length == 1 && *base == '.') || (length == 2 && strncmp(base, "..", 2) == 0) ||
           strspn(path, "/") == strlen(path);
}

int main(int argc, char **argv)
{
    int option, status = 0;

    err_start(argv);
    while ((option = getopt(argc, argv, "firRvd")) != -1) {
        if (option == '?')
            err_usage("[-firvd] file ...");
        force |= option == 'f';
        ask = option == 'i' ? 1 : option == 'f' ? 0 : ask;
        recursive |= option == 'r' || option == 'R';
        verbose |= option == 'v';
        empty_dirs |= option == 'd';
    }
    if (optind == argc && !force)
        err_usage("[-firvd] file ...");
    for (; optind < argc; optind++) {
        if (*argv[optind] != '\0' && is_protected(argv[optind])) {
            err_say("refusing to remove '%s'", argv[optind]);
            status = 1;
        } else {
            status |= remove_path(argv[optind]);
        }
    }
    err_finish(status);
}
