/*
 * stat [-L] [-c format] file …: what is known of a file. Formats: %a %A %b %F %g %G %h %i %n %s
 * %u %U %X %Y %Z
 */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <time.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/mode.h"
#include "../lib/names.h"

static const char *type_of(const struct stat *st)
{
    switch (st->st_mode & S_IFMT) {
    case S_IFDIR: return "directory";
    case S_IFLNK: return "symbolic link";
    case S_IFCHR: return "character special file";
    case S_IFBLK: return "block special file";
    case S_IFIFO: return "fifo";
    case S_IFSOCK: return "socket";
    default: return st->st_size == 0 ? "regular empty file" : "regular file";
    }
}

static void print_item(char item, const char *name, const struct stat *st)
{
    char buffer[NAMES_SIZE], mode[11];

    switch (item) {
    case 'a': printf("%o", (unsigned)st->st_mode & 07777); break;
    case 'A':
        mode_format(st->st_mode, mode);
        fputs(mode, stdout);
        break;
    case 'b': printf("%lld", (long long)st->st_blocks); break;
    case 'F': fputs(type_of(st), stdout); break;
    case 'g': printf("%u", st->st_gid); break;
    case 'G': fputs(names_of_gid(st->st_gid, buffer), stdout); break;
    case 'h': printf("%llu", (unsigned long long)st->st_nlink); break;
    case 'i': printf("%llu", (unsigned long long)st->st_ino); break;
    case 'n': fputs(name, stdout); break;
    case 's': printf("%lld", (long long)st->st_size); break;
    case 'u': printf("%u", st->st_uid); break;
    case 'U': fputs(names_of_uid(st->st_uid, buffer), stdout); break;
    case 'X': printf("%lld", (long long)st->st_atim.tv_sec); break;
    case 'Y': printf("%lld", (long long)st->st_mtim.tv_sec); break;
    case 'Z': printf("%lld", (long long)st->st_ctim.tv_sec); break;
    case '%': putchar('%'); break;
    default: err_exit(1, "%%%c: unknown format", item);
    }
}

static void print_format(const char *format, const char *name, const struct stat *st)
{
    for (; *format != '\0'; format++) {
        if (*format == '%' && format[1] != '\0')
            print_item(*++format, name, st);
        else
            putchar(*format);
    }
    putchar('\n');
}

static void print_time(const char *title, struct timespec time)
{
    char text[40];

    strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S", localtime(&time.tv_sec));
    printf("%s: %s.%09ld\n", title, text, time.tv_nsec);
}

static void print_all(const char *name, const struct stat *st)
{
    char mode[11], user[NAMES_SIZE], group[NAMES_SIZE], target[1024];

    printf("  File: %s", name);
    ssize_t length = S_ISLNK(st->st_mode) ? readlink(name, target, sizeof target) : -1;
    if (length >= 0)
        printf(" -> %.*s", (int)length, target);
    printf("\n  Size: %-10lld Blocks: %-6lld Type: %s\n", (long long)st->st_size,
           (long long)st->st_blocks, type_of(st));
    printf("Device: %u,%-8u Inode: %-7llu Links: %llu", major(st->st_dev), minor(st->st_dev),
           (unsigned long long)st->st_ino, (unsigned long long)st->st_nlink);
    if (S_ISCHR(st->st_mode) || S_ISBLK(st->st_mode))
        printf("  Is device: %u,%u", major(st->st_rdev), minor(st->st_rdev));
    mode_format(st->st_mode, mode);
    printf("\nAccess: (%04o/%s)  Uid: (%u/%s)  Gid: (%u/%s)\n", (unsigned)st->st_mode & 07777, mode,
           st->st_uid, names_of_uid(st->st_uid, user), st->st_gid, names_of_gid(st->st_gid, group));
    print_time("Access", st->st_atim);
    print_time("Modify", st->st_mtim);
    print_time("Change", st->st_ctim);
}

int main(int argc, char **argv)
{
    const char *format = NULL;
    int option, follow = 0, status = 0;

    err_start(argv);
    while ((option = getopt(argc, argv, "Lc:")) != -1) {
        if (option == '?')
            err_usage("[-L] [-c format] file ...");
        follow |= option == 'L';
        if (option == 'c')
            format = optarg;
    }
    if (optind == argc)
        err_usage("[-L] [-c format] file ...");
    for (; optind < argc; optind++) {
        struct stat st;
        if ((follow ? stat : lstat)(argv[optind], &st) != 0) {
            err_warn(argv[optind]);
            status = 1;
        } else if (format != NULL) {
            print_format(format, argv[optind], &st);
        } else {
            print_all(argv[optind], &st);
        }
    }
    err_finish(status);
}
