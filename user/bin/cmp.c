/* cmp [-ls] file1 file2: the first byte (-l: all bytes) in which two files differ. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../lib/err.h"

static FILE *open_file(const char *name)
{
    FILE *file = strcmp(name, "-") == 0 ? stdin : fopen(name, "r");

    if (file == NULL)
        err_die(2, name);
    return file;
}

int main(int argc, char **argv)
{
    unsigned long long byte = 0, line = 1;
    int option, list = 0, silent = 0, status = 0;

    err_start(argv);
    while ((option = getopt(argc, argv, "ls")) != -1) {
        if (option == '?')
            err_usage("[-ls] file1 file2");
        list |= option == 'l';
        silent |= option == 's';
    }
    if (argc - optind != 2)
        err_usage("[-ls] file1 file2");
    const char *const *names = (const char *const *)argv + optind;
    FILE *a = open_file(names[0]), *b = open_file(names[1]);
    for (;;) {
        int x = getc(a), y = getc(b);
        if (x == EOF && y == EOF)
            break;
        if (x == EOF || y == EOF) {
            if (!silent)
                err_say("EOF on %s after byte %llu", names[x != EOF], byte);
            return 1;
        }
        byte++;
        if (x != y) {
            status = 1;
            if (silent)
                break;
            if (!list) {
                printf("%s %s differ: byte %llu, line %llu\n", names[0], names[1], byte, line);
                break;
            }
            printf("%4llu %3o %3o\n", byte, x, y);
        }
        line += x == '\n';
    }
    err_finish(status);
}
