/*
 * diff [-u] [-q] file1 file2: the lines to delete and add to make the second file of the first. The
 * shortest such script is found by following the furthest-reaching paths (Myers, 1986).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/text.h"

enum { CONTEXT = 3 };

struct file {
    const char *name;
    char **lines;
    long count;
};

static struct file a, b;
static char *deleted, *added; /* deleted[i]: a's line i is; added[j]: b's line j is */

static void file_read(struct file *file, const char *name)
{
    FILE *stream = strcmp(name, "-") == 0 ? stdin : fopen(name, "r");
    char *line = NULL;
    unsigned long size = 0;
    long room = 0;

    if (stream == NULL)
        err_die(2, name);
    file->name = name;
    while (text_line(stream, &line, &size) >= 0) {
        if (file->count == room)
            file->lines =
                err_realloc(file->lines, (unsigned long)(room = room * 2 + 64) * sizeof(char *));
        file->lines[file->count++] = err_strdup(line);
    }
    free(line);
}

static int same(long i, long j)
{
    return strcmp(a.lines[i], b.lines[j]) == 0;
}

/* Walks back from the end through the paths kept for each number of edits, marking lines. */
static void mark_path(long **paths, long edits, long middle)
{
    long x = a.count, y = b.count;

    for (long d = edits; d > 0; d--) {
        const long *path = paths[d - 1] + middle;
        long k = x - y;
        int down = k == -d || (k != d && path[k - 1] < path[k + 1]);
        long from_k = down ? k + 1 : k - 1;
        long from_x = path[from_k], from_y = from_x - from_k;
        if (down)
            added[from_y] = 1;
        else
            deleted[from_x] = 1;
        x = from_x;
        y = from_y;
    }
}

static void compare(void)
{
    long most = a.count + b.count, middle = most + 1;
    unsigned long size = (unsigned long)(2 * most + 3) * sizeof(long);
    long **paths = err_malloc((unsigned long)(most + 1) * sizeof(long *));
    long *now = err_malloc(size);

    memset(now, 0, size);
    for (long d = 0; d <= most; d++) {
        long *path = now + middle;
        for (long k = -d; k <= d; k += 2) {
            long x =
                k == -d || (k != d && path[k - 1] < path[k + 1]) ? path[k + 1] : path[k - 1] + 1;
            while (x < a.count && x - k < b.count && same(x, x - k))
                x++;
            path[k] = x;
            if (x >= a.count && x - k >= b.count) {
                mark_path(paths, d, middle);
                return;
            }
        }
        paths[d] = err_malloc(size);
        memcpy(paths[d], now, size);
    }
}

static void print_line(char mark, int space, const char *line)
{
    size_t length = strlen(line);

    printf("%c%s%s", mark, space ? " " : "", line);
    if (length == 0 || line[length - 1] != '\n')
        printf("\n\\ No newline at end of file\n");
}

/*
 * "3" or "3,5" of the lines from…to, counted from 1; an empty range is named by the line before
 * it.
 */
static void print_range(long from, long to)
{
    if (to - from > 1)
        printf("%ld,%ld", from + 1, to);
    else
        printf("%ld", to > from ? from + 1 : from);
}

static void print_normal(void)
{
    for (long i = 0, j = 0; i < a.count || j < b.count;) {
        long from_i = i, from_j = j;
        while (i < a.count && deleted[i])
            i++;
        while (j < b.count && added[j])
            j++;
        if (i == from_i && j == from_j) {
            i++;
            j++;
            continue;
        }
        print_range(from_i, i);
        putchar(i == from_i ? 'a' : j == from_j ? 'd' : 'c');
        print_range(from_j, j);
        putchar('\n');
        for (long n = from_i; n < i; n++)
            print_line('<', 1, a.lines[n]);
        if (i > from_i && j > from_j)
            puts("---");
        for (long n = from_j; n < j; n++)
            print_line('>', 1, b.lines[n]);
    }
}

/*
 * The end of the hunk that begins with the change at i, j: where more than 2 * CONTEXT lines are
 * equal.
 */
static void hunk_end(long *i, long *j)
{
    long equal = 0;

    while ((*i < a.count || *j < b.count) && equal <= 2 * CONTEXT) {
        if (*i < a.count && deleted[*i]) {
            ++*i;
            equal = 0;
        } else if (*j < b.count && added[*j]) {
            ++*j;
            equal = 0;
        } else {
            ++*i;
            ++*j;
            equal++;
        }
    }
    long extra = equal > CONTEXT ? equal - CONTEXT : 0;
    *i -= extra;
    *j -= extra;
}

static void print_hunk(long i, long j, long end_i, long end_j)
{
    printf("@@ -%ld,%ld +%ld,%ld @@\n", end_i > i ? i + 1 : i, end_i - i, end_j > j ? j + 1 : j,
           end_j - j);
    while (i < end_i || j < end_j) {
        if (i < end_i && deleted[i])
            print_line('-', 0, a.lines[i++]);
        else if (j < end_j && added[j])
            print_line('+', 0, b.lines[j++]);
        else
            print_line(' ', 0, a.lines[i++]), j++;
    }
}

static void print_unified(void)
{
    printf("--- %s\n+++ %s\n", a.name, b.name);
    for (long i = 0, j = 0; i < a.count || j < b.count;) {
        if (!((i < a.count && deleted[i]) || (j < b.count && added[j]))) {
            i++;
            j++;
            continue;
        }
        long before = i < CONTEXT ? i : CONTEXT;
        before = j < before ? j : before;
        long end_i = i, end_j = j;
        hunk_end(&end_i, &end_j);
        print_hunk(i - before, j - before, end_i, end_j);
        i = end_i;
        j = end_j;
    }
}

int main(int argc, char **argv)
{
    int option, unified = 0, brief = 0, differ = 0;

    err_start(argv);
    while ((option = getopt(argc, argv, "uq")) != -1) {
        if (option == '?')
            err_usage("[-uq] file1 file2");
        unified |= option == 'u';
        brief |= option == 'q';
    }
    if (argc - optind != 2)
        err_usage("[-uq] file1 file2");
    file_read(&a, argv[optind]);
    file_read(&b, argv[optind + 1]);
    deleted = err_malloc((unsigned long)a.count + 1);
    added = err_malloc((unsigned long)b.count + 1);
    memset(deleted, 0, (unsigned long)a.count + 1);
    memset(added, 0, (unsigned long)b.count + 1);
    compare();
    differ = memchr(deleted, 1, (unsigned long)a.count) != NULL ||
             memchr(added, 1, (unsigned long)b.count) != NULL;
    if (differ && brief)
        printf("Files %s and %s differ\n", a.name, b.name);
    else if (differ && unified)
        print_unified();
    else if (differ)
        print_normal();
    err_finish(differ);
}
