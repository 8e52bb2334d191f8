/*
 * uniq [-cdui] [input [output]]: drops repeated lines; -c counts them, -d and -u show only
 * (un)repeated.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/text.h"

static int counted, only_repeated, only_unique, fold;

static void show(const char *line, unsigned long count)
{
    if ((only_repeated && count < 2) || (only_unique && count > 1))
        return;
    if (counted)
        printf("%7lu ", count);
    puts(line);
}

int main(int argc, char **argv)
{
    char *line = NULL, *last = NULL;
    unsigned long size = 0, count = 0;
    long length;
    int option;

    err_start(argv);
    while ((option = getopt(argc, argv, "cdui")) != -1) {
        if (option == '?')
            err_usage("[-cdiu] [input [output]]");
        counted |= option == 'c';
        only_repeated |= option == 'd';
        only_unique |= option == 'u';
        fold |= option == 'i';
    }
    if (optind < argc && strcmp(argv[optind], "-") != 0 &&
        freopen(argv[optind], "r", stdin) == NULL)
        err_die(1, argv[optind]);
    if (optind + 1 < argc && freopen(argv[optind + 1], "w", stdout) == NULL)
        err_die(1, argv[optind + 1]);
    while ((length = text_line(stdin, &line, &size)) >= 0) {
        if (line[length - 1] == '\n')
            line[length - 1] = '\0';
        if (last != NULL && (fold ? strcasecmp : strcmp)(last, line) == 0) {
            count++;
            continue;
        }
        if (last != NULL)
            show(last, count);
        free(last);
        last = err_strdup(line);
        count = 1;
    }
    if (last != NULL)
        show(last, count);
    err_finish(0);
}
