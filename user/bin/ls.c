/* ls [-1aAcCdFhilnRrStuU] [file …]: lists files. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <time.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/mode.h"
#include "../lib/names.h"
#include "../lib/text.h"

struct entry {
    char *name; /* as it is printed */
    char *path;
    struct stat st;
};

struct list {
    struct entry *entries;
    size_t count, room;
};

static int options[128];
static int status;
static int printed_any; /* a blank line goes between directories */

static struct timespec entry_time(const struct entry *entry)
{
    if (options['u'])
        return entry->st.st_atim;
    return options['c'] ? entry->st.st_ctim : entry->st.st_mtim;
}

static int compare(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    long long order = 0;

    if (options['S']) {
        order = (long long)b->st.st_size - (long long)a->st.st_size;
    } else if (options['t']) {
        struct timespec ta = entry_time(a), tb = entry_time(b);
        order = tb.tv_sec != ta.tv_sec ? (long long)tb.tv_sec - ta.tv_sec : tb.tv_nsec - ta.tv_nsec;
    }
    if (order == 0)
        order = strcmp(a->name, b->name);
    if (options['r'])
        order = -order;
    return order < 0 ? -1 : order > 0;
}

/* Adds path, shown as name; a message if it is not there. */
static void list_add(struct list *list, const char *path, const char *name, int follow)
{
    struct stat st;

    if ((follow && stat(path, &st) == 0) || lstat(path, &st) == 0) {
        if (list->count == list->room) {
            list->room = list->room * 2 + 32;
            list->entries = err_realloc(list->entries, list->room * sizeof *list->entries);
        }
        list->entries[list->count++] = (struct entry){ err_strdup(name), err_strdup(path), st };
        return;
    }
    err_warn(path);
    status = 1;
}

static void list_free(struct list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->entries[i].name);
        free(list->entries[i].path);
    }
    free(list->entries);
}

static char indicator(const struct stat *st)
{
    switch (st->st_mode & S_IFMT) {
    case S_IFDIR: return '/';
    case S_IFLNK: return '@';
    case S_IFIFO: return '|';
    case S_IFSOCK: return '=';
    default: return S_ISREG(st->st_mode) && st->st_mode & 0111 ? '*' : '\0';
    }
}

static void print_name(const struct entry *entry)
{
    char mark = options['F'] ? indicator(&entry->st) : '\0';

    fputs(entry->name, stdout);
    if (mark != '\0' && !(options['l'] && mark == '@'))
        putchar(mark);
}

static size_t shown_width(const struct entry *entry)
{
    size_t width = 0;

    for (const char *p = entry->name; *p != '\0'; p++)
        width += ((unsigned char)*p & 0xc0) != 0x80;
    return width + (options['F'] && indicator(&entry->st) != '\0');
}

static const char *size_text(const struct stat *st, char buffer[TEXT_SIZE])
{
    if (S_ISCHR(st->st_mode) || S_ISBLK(st->st_mode))
        snprintf(buffer, TEXT_SIZE, "%u, %u", major(st->st_rdev), minor(st->st_rdev));
    else if (options['h'])
        return text_human((unsigned long long)st->st_size, buffer);
    else
        snprintf(buffer, TEXT_SIZE, "%lld", (long long)st->st_size);
    return buffer;
}

static const char *owner_text(const struct stat *st, int group, char buffer[NAMES_SIZE])
{
    if (!options['n'])
        return group ? names_of_gid(st->st_gid, buffer) : names_of_uid(st->st_uid, buffer);
    snprintf(buffer, NAMES_SIZE, "%u", group ? st->st_gid : st->st_uid);
    return buffer;
}

/* POSIX: the year instead of the time for what is older than six months, or in the future. */
static void print_time(time_t then)
{
    char text[40];
    time_t now = time(NULL);
    struct tm *tm = localtime(&then);
    int recent = then <= now && now - then < 182 * 86400;

    strftime(text, sizeof text, recent ? "%b %e %H:%M" : "%b %e  %Y", tm);
    printf("%s ", text);
}

static void widen(int *width, const char *text)
{
    int length = (int)strlen(text);

    if (length > *width)
        *width = length;
}

static void print_target(const struct entry *entry)
{
    char target[4096];
    ssize_t length = readlink(entry->path, target, sizeof target - 1);

    if (length >= 0) {
        target[length] = '\0';
        printf(" -> %s", target);
    }
}

static void print_long(const struct list *list)
{
    int links = 1, user = 1, group = 1, size = 1, inode = 1;
    char buffer[NAMES_SIZE], mode[11];

    for (size_t i = 0; i < list->count; i++) {
        const struct stat *st = &list->entries[i].st;
        widen(&user, owner_text(st, 0, buffer));
        widen(&group, owner_text(st, 1, buffer));
        widen(&size, size_text(st, buffer));
        snprintf(buffer, sizeof buffer, "%llu", (unsigned long long)st->st_nlink);
        widen(&links, buffer);
        snprintf(buffer, sizeof buffer, "%llu", (unsigned long long)st->st_ino);
        widen(&inode, buffer);
    }
    for (size_t i = 0; i < list->count; i++) {
        const struct entry *entry = &list->entries[i];
        const struct stat *st = &entry->st;
        if (options['i'])
            printf("%*llu ", inode, (unsigned long long)st->st_ino);
        mode_format(st->st_mode, mode);
        printf("%s %*llu ", mode, links, (unsigned long long)st->st_nlink);
        printf("%-*s ", user, owner_text(st, 0, buffer));
        printf("%-*s ", group, owner_text(st, 1, buffer));
        printf("%*s ", size, size_text(st, buffer));
        print_time(entry_time(entry).tv_sec);
        print_name(entry);
        if (S_ISLNK(st->st_mode))
            print_target(entry);
        putchar('\n');
    }
}

static void print_one(const struct entry *entry)
{
    if (options['i'])
        printf("%llu ", (unsigned long long)entry->st.st_ino);
    print_name(entry);
}

static size_t terminal_width(void)
{
    struct winsize size;

    return ioctl(1, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

/* Columns, filled downwards. */
static void print_columns(const struct list *list)
{
    size_t widest = 1, inode = options['i'] ? 12 : 0;

    for (size_t i = 0; i < list->count; i++) {
        size_t width = shown_width(&list->entries[i]) + inode;
        widest = width > widest ? width : widest;
    }
    size_t per_row = terminal_width() / (widest + 2);
    per_row = per_row > 0 ? per_row : 1;
    size_t rows = (list->count + per_row - 1) / per_row;
    for (size_t row = 0; row < rows; row++) {
        for (size_t i = row; i < list->count; i += rows) {
            print_one(&list->entries[i]);
            if (i + rows >= list->count)
                break;
            size_t width = shown_width(&list->entries[i]) + inode;
            printf("%*s", (int)(widest + 2 - width), "");
        }
        putchar('\n');
    }
}

static void print_list(struct list *list)
{
    if (list->count > 0 && !options['U'])
        qsort(list->entries, list->count, sizeof *list->entries, compare);
    if (options['l']) {
        print_long(list);
    } else if (options['C']) {
        print_columns(list);
    } else {
        for (size_t i = 0; i < list->count; i++) {
            print_one(&list->entries[i]);
            putchar('\n');
        }
    }
}

static int is_hidden(const char *name)
{
    if (*name != '.' || options['a'])
        return 0;
    return !options['A'] || strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

static void list_dir(const char *path, int with_title)
{
    struct list list = { 0 };
    struct dirent *entry;
    DIR *dir = opendir(path);

    if (dir == NULL) {
        err_warn(path);
        status = 1;
        return;
    }
    if (with_title)
        printf("%s%s:\n", printed_any ? "\n" : "", path);
    printed_any = 1;
    while ((entry = readdir(dir)) != NULL) {
        if (is_hidden(entry->d_name))
            continue;
        char *below = text_join(path, entry->d_name);
        list_add(&list, below, entry->d_name, 0);
        free(below);
    }
    closedir(dir);
    if (options['l']) {
        unsigned long long blocks = 0;
        for (size_t i = 0; i < list.count; i++)
            blocks += (unsigned long long)list.entries[i].st.st_blocks;
        printf("total %llu\n", blocks / 2);
    }
    print_list(&list);
    for (size_t i = 0; options['R'] && i < list.count; i++) {
        const struct entry *below = &list.entries[i];
        if (S_ISDIR(below->st.st_mode) && strcmp(below->name, ".") != 0 &&
            strcmp(below->name, "..") != 0)
            list_dir(below->path, 1);
    }
    list_free(&list);
}

int main(int argc, char **argv)
{
    struct list files = { 0 }, dirs = { 0 };
    int option;

    err_start(argv);
    options['C'] = isatty(1);
    while ((option = getopt(argc, argv, "1aAcCdFhilnRrStuU")) != -1) {
        if (option == '?')
            err_usage("[-1aAcCdFhilnRrStuU] [file ...]");
        options[option] = 1;
        if (option == '1')
            options['C'] = 0;
    }
    options['l'] |= options['n'];
    int count = argc - optind;
    for (int i = 0; i < count || i == 0; i++) {
        const char *path = count > 0 ? argv[optind + i] : ".";
        struct stat st;
        /* A link to a directory is followed, unless its own description is wanted. */
        int follow = !options['l'] && !options['d'] && !options['F'];
        int is_dir =
            !options['d'] &&
            (options['l'] && path[strlen(path) - (*path != '\0')] != '/' ? lstat(path, &st)
                                                                         : stat(path, &st)) == 0 &&
            S_ISDIR(st.st_mode);
        list_add(is_dir ? &dirs : &files, path, path, follow);
    }
    if (files.count > 0) {
        print_list(&files);
        printed_any = 1;
    }
    if (dirs.count > 0)
        qsort(dirs.entries, dirs.count, sizeof *dirs.entries, compare);
    for (size_t i = 0; i < dirs.count; i++)
        list_dir(dirs.entries[i].path, count > 1 || options['R']);
    err_finish(status);
}
