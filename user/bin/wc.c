/* wc [-lwcm] [file …]: counts lines, words and bytes. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../lib/err.h"

struct counts {
    unsigned long lines, words, bytes;
};

static int show_lines, show_words, show_bytes;

static struct counts count(FILE *file)
{
    struct counts counts = { 0, 0, 0 };
    int c, in_word = 0;

    while ((c = getc(file)) != EOF) {
        counts.bytes++;
        counts.lines += c == '\n';
        int space = isspace(c);
        counts.words += !space && !in_word;
        in_word = !space;
    }
    return counts;
}

static void print(struct counts counts, const char *name, int width)
{
    const char *gap = "";

    if (show_lines)
        printf("%*lu", width, counts.lines), gap = " ";
    if (show_words)
        printf("%s%*lu", gap, width, counts.words), gap = " ";
    if (show_bytes)
        printf("%s%*lu", gap, width, counts.bytes);
    printf("%s%s\n", name != NULL ? " " : "", name != NULL ? name : "");
}

int main(int argc, char **argv)
{
    struct counts total = { 0, 0, 0 };
    int option, status = 0;

    err_start(argv);
    while ((option = getopt(argc, argv, "lwcm")) != -1) {
        if (option == '?')
            err_usage("[-lwc] [file ...]");
        show_lines |= option == 'l';
        show_words |= option == 'w';
        show_bytes |= option == 'c' || option == 'm';
    }
    if (!show_lines && !show_words && !show_bytes)
        show_lines = show_words = show_bytes = 1;
    int single = show_lines + show_words + show_bytes == 1;
    int width = single ? 1 : 7;
    if (optind == argc)
        print(count(stdin), NULL, width);
    for (int i = optind; i < argc; i++) {
        FILE *file = strcmp(argv[i], "-") == 0 ? stdin : fopen(argv[i], "r");
        struct counts counts = { 0, 0, 0 };
        if (file != NULL)
            counts = count(file);
        if (file == NULL || ferror(file)) {
            err_warn(argv[i]);
            status = 1;
        }
        if (file == NULL)
            continue;
        print(counts, argv[i], width);
        total.lines += counts.lines;
        total.words += counts.words;
        total.bytes += counts.bytes;
        if (file != stdin)
            fclose(file);
    }
    if (argc - optind > 1)
        print(total, "total", width);
    err_finish(status);
}
