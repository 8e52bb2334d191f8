/* head [-n lines | -c bytes | -LINES] [file …]: the first part of files. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/text.h"

static void head(FILE *file, long long lines, long long bytes)
{
    int c;

    while ((bytes != 0 && lines != 0) && (c = getc(file)) != EOF) {
        putchar(c);
        if (bytes > 0)
            bytes--;
        else if (c == '\n')
            lines--;
    }
}

int main(int argc, char **argv)
{
    long long lines = 10, bytes = -1;
    int option, status = 0;

    err_start(argv);
    if (argc > 1 && argv[1][0] == '-' && argv[1][1] >= '0' && argv[1][1] <= '9') {
        if (text_number(argv[1] + 1, &lines) != 0)
            err_exit(1, "%s: bad number", argv[1] + 1);
        argc--;
        argv++;
    }
    while ((option = getopt(argc, argv, "n:c:")) != -1) {
        if (option == '?')
            err_usage("[-n lines] [-c bytes] [file ...]");
        if (text_number(optarg, option == 'n' ? &lines : &bytes) != 0 || lines < 0)
            err_exit(1, "%s: bad number", optarg);
    }
    int count = argc - optind;
    if (count == 0)
        head(stdin, lines, bytes);
    for (int i = optind; i < argc; i++) {
        FILE *file = strcmp(argv[i], "-") == 0 ? stdin : fopen(argv[i], "r");
        if (file == NULL) {
            err_warn(argv[i]);
            status = 1;
            continue;
        }
        if (count > 1)
            printf("%s==> %s <==\n", i > optind ? "\n" : "", argv[i]);
        head(file, lines, bytes);
        if (file != stdin)
            fclose(file);
    }
    err_finish(status);
}
