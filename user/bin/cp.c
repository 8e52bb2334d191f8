/* cp [-afiprRvd] source … target: copies files; -r directories, -p keeps mode, owner and times. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/files.h"
#include "../lib/text.h"

static int force, ask, preserve, recursive, verbose, keep_links;

/* The directory that the operand became: to copy that as well would never end. */
static struct stat made;
static int have_made;

static int copy_path(const char *from, const char *to, int top);

static int failed(const char *path)
{
    err_warn(path);
    return 1;
}

static void copy_attributes(const char *to, const struct stat *st)
{
    struct timespec times[2] = { st->st_atim, st->st_mtim };
    int is_link = S_ISLNK(st->st_mode);

    if (!preserve)
        return;
    if (lchown(to, st->st_uid, st->st_gid) != 0 && errno != EPERM)
        err_warn(to);
    if (!is_link && chmod(to, st->st_mode & 07777) != 0)
        err_warn(to);
    if (utimensat(AT_FDCWD, to, times, AT_SYMLINK_NOFOLLOW) != 0)
        err_warn(to);
}

static int copy_data(const char *from, const char *to, const struct stat *st)
{
    int wrote = 0, in = open(from, O_RDONLY);

    if (in < 0)
        return failed(from);
    int out = open(to, O_WRONLY | O_CREAT | O_TRUNC, st->st_mode & 0777);
    if (out < 0 && force && unlink(to) == 0)
        out = open(to, O_WRONLY | O_CREAT | O_EXCL, st->st_mode & 0777);
    if (out < 0) {
        close(in);
        return failed(to);
    }
    int result = text_copy(in, out, &wrote);
    if (result != 0)
        err_warn(wrote ? to : from);
    close(in);
    if (close(out) != 0 && result == 0)
        return failed(to);
    return result != 0;
}

static int copy_link(const char *from, const char *to)
{
    char target[4096];
    ssize_t length = readlink(from, target, sizeof target - 1);

    if (length < 0)
        return failed(from);
    target[length] = '\0';
    if (force)
        unlink(to);
    return symlink(target, to) != 0 ? failed(to) : 0;
}

static int copy_dir(const char *from, const char *to, const struct stat *st)
{
    struct dirent *entry;
    struct stat existing;
    int status = 0;

    if (!recursive) {
        err_say("%s: Is a directory (not copied without -r)", from);
        return 1;
    }
    if (mkdir(to, (st->st_mode & 0777) | 0700) != 0 &&
        !(errno == EEXIST && stat(to, &existing) == 0 && S_ISDIR(existing.st_mode)))
        return failed(to);
    DIR *dir = opendir(from);
    if (dir == NULL)
        return failed(from);
    have_made = have_made || stat(to, &made) == 0;
    while ((entry = readdir(dir)) != NULL) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        char *from_below = text_join(from, entry->d_name), *to_below = text_join(to, entry->d_name);
        struct stat below;
        if (have_made && lstat(from_below, &below) == 0 && below.st_dev == made.st_dev &&
            below.st_ino == made.st_ino)
            err_say("%s: not copied into itself", from_below), status = 1;
        else
            status |= copy_path(from_below, to_below, 0);
        free(from_below);
        free(to_below);
    }
    closedir(dir);
    copy_attributes(to, st);
    return status;
}

static int copy_path(const char *from, const char *to, int top)
{
    struct stat st, existing;
    /*
     * With -r a link found on the way is copied as a link; one named on the command line is
     * followed.
     */
    int follow = !keep_links && (top || !recursive);

    if ((follow ? stat(from, &st) : lstat(from, &st)) != 0)
        return failed(from);
    int exists = stat(to, &existing) == 0;
    if (exists && existing.st_dev == st.st_dev && existing.st_ino == st.st_ino) {
        err_say("'%s' and '%s' are the same file", from, to);
        return 1;
    }
    if (verbose)
        printf("'%s' -> '%s'\n", from, to);
    if (S_ISDIR(st.st_mode))
        return copy_dir(from, to, &st);
    if (ask && exists && !files_may_overwrite(to))
        return 0;
    int status;
    if (S_ISLNK(st.st_mode))
        status = copy_link(from, to);
    else if (recursive && !S_ISREG(st.st_mode))
        status = mknod(to, st.st_mode, st.st_rdev) != 0 ? failed(to) : 0;
    else
        status = copy_data(from, to, &st);
    if (status == 0)
        copy_attributes(to, &st);
    return status;
}

static int copy_operand(const char *from, const char *to)
{
    have_made = 0;
    return copy_path(from, to, 1);
}

int main(int argc, char **argv)
{
    int option;

    err_start(argv);
    while ((option = getopt(argc, argv, "afiprRvdP")) != -1) {
        if (option == '?')
            err_usage("[-afiprv] source ... target");
        force |= option == 'f';
        ask |= option == 'i';
        preserve |= option == 'p' || option == 'a';
        recursive |= option == 'r' || option == 'R' || option == 'a';
        keep_links |= option == 'd' || option == 'a' || option == 'P';
        verbose |= option == 'v';
    }
    if (argc - optind < 2)
        err_usage("[-afiprv] source ... target");
    err_finish(files_to_target(argv + optind, argc - optind, copy_operand));
}
