/*
 * tail [-f] [-n [+]lines | -c [+]bytes | -LINES] [file …]: the last part of files; -f waits for
 * more.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/text.h"

static int bytes, from_start, follow;
static long long count = 10;

/* "+N" counts from the file's start, "N" and "-N" from its end. */
static void count_parse(const char *text)
{
    from_start = *text == '+';
    if (text_number(text, &count) != 0)
        err_exit(1, "%s: bad number", text);
    if (count < 0)
        count = -count;
}

static void skip_start(FILE *file)
{
    int c;

    for (long long left = count - 1; left > 0 && (c = getc(file)) != EOF;)
        left -= bytes || c == '\n';
    while ((c = getc(file)) != EOF)
        putchar(c);
}

/* The whole input is kept: it may be a pipe. */
static void print_end(FILE *file)
{
    size_t size = 0, room = 0;
    char *data = NULL;
    size_t got;

    do {
        if (room - size < 4096)
            data = err_realloc(data, room = room * 2 + 8192);
        got = fread(data + size, 1, room - size, file);
        size += got;
    } while (got > 0);
    size_t start = size;
    for (long long left = count; start > 0; start--) {
        int ends = bytes || (data[start - 1] == '\n' && start < size);
        if (ends && left-- <= (bytes ? 0 : 1))
            break;
    }
    if (count > 0)
        fwrite(data + start, 1, size - start, stdout);
    free(data);
}

static void follow_end(FILE *file)
{
    struct timespec pause = { 0, 250000000 };
    int c;

    for (;;) {
        while ((c = getc(file)) != EOF)
            putchar(c);
        if (fflush(stdout) != 0)
            exit(1);
        clearerr(file);
        nanosleep(&pause, NULL);
    }
}

static void tail(FILE *file, int last)
{
    if (from_start)
        skip_start(file);
    else
        print_end(file);
    if (follow && last)
        follow_end(file);
}

int main(int argc, char **argv)
{
    int option, status = 0;

    err_start(argv);
    if (argc > 1 && (argv[1][0] == '-' || argv[1][0] == '+') && argv[1][1] >= '0' &&
        argv[1][1] <= '9') {
        count_parse(argv[1]);
        argc--;
        argv++;
    }
    while ((option = getopt(argc, argv, "fn:c:")) != -1) {
        if (option == '?')
            err_usage("[-f] [-n [+]lines] [-c [+]bytes] [file ...]");
        follow |= option == 'f';
        bytes |= option == 'c';
        if (option != 'f')
            count_parse(optarg);
    }
    int files = argc - optind;
    if (files == 0)
        tail(stdin, 1);
    for (int i = optind; i < argc; i++) {
        FILE *file = strcmp(argv[i], "-") == 0 ? stdin : fopen(argv[i], "r");
        if (file == NULL) {
            err_warn(argv[i]);
            status = 1;
            continue;
        }
        if (files > 1)
            printf("%s==> %s <==\n", i > optind ? "\n" : "", argv[i]);
        tail(file, i + 1 == argc);
    }
    err_finish(status);
}
