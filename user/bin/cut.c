/* cut -b list | -c list | -f list [-d char] [-s] [file …]: parts of each line. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/text.h"

enum { POSITIONS_MAX = 4096 };

static char wanted[POSITIONS_MAX + 1];    /* by position, from 1 */
static int rest_from = POSITIONS_MAX + 1; /* "N-": all from here */
static int fields, only_separated;
static char delimiter = '\t';

static int is_wanted(int position)
{
    return position >= rest_from || (position <= POSITIONS_MAX && wanted[position]);
}

static void bad_list(const char *text)
{
    err_exit(1, "%s: bad list", text);
}

static void parse_list(const char *text)
{
    for (const char *next = text; *next != '\0';) {
        char *end;
        long first = *next == '-' ? 1 : strtol(next, &end, 10), last;
        if (*next == '-')
            end = (char *)next;
        last = first;
        if (*end == '-') {
            const char *digits = end + 1;
            last = strtol(digits, &end, 10);
            if (end == digits) {
                rest_from = first < rest_from ? (int)first : rest_from;
                last = first;
            }
        }
        if (first < 1 || last < first || last > POSITIONS_MAX)
            bad_list(text);
        memset(wanted + first, 1, (size_t)(last - first + 1));
        next = end;
        if (*next == ',' || *next == ' ')
            next++;
        else if (*next != '\0')
            bad_list(text);
    }
}

static void cut_fields(const char *line)
{
    int field = 1, printed = 0;

    if (strchr(line, delimiter) == NULL) {
        if (!only_separated)
            puts(line);
        return;
    }
    for (;; field++) {
        size_t length = strcspn(line, (char[]){ delimiter, '\0' });
        if (is_wanted(field)) {
            if (printed)
                putchar(delimiter);
            fwrite(line, 1, length, stdout);
            printed = 1;
        }
        line += length;
        if (*line == '\0')
            break;
        line++;
    }
    putchar('\n');
}

static void cut_file(FILE *file)
{
    char *line = NULL;
    unsigned long size = 0;
    long length;

    while ((length = text_line(file, &line, &size)) >= 0) {
        if (line[length - 1] == '\n')
            line[--length] = '\0';
        if (fields) {
            cut_fields(line);
            continue;
        }
        for (long i = 0; i < length; i++)
            if (is_wanted((int)i + 1))
                putchar(line[i]);
        putchar('\n');
    }
    free(line);
}

int main(int argc, char **argv)
{
    int option, have_list = 0, status = 0;

    err_start(argv);
    while ((option = getopt(argc, argv, "b:c:f:d:s")) != -1) {
        if (option == '?')
            err_usage("-b list | -c list | -f list [-d char] [-s] [file ...]");
        fields |= option == 'f';
        only_separated |= option == 's';
        if (option == 'd')
            delimiter = *optarg;
        if (option == 'b' || option == 'c' || option == 'f') {
            parse_list(optarg);
            have_list = 1;
        }
    }
    if (!have_list)
        err_usage("-b list | -c list | -f list [-d char] [-s] [file ...]");
    if (optind == argc)
        cut_file(stdin);
    for (; optind < argc; optind++) {
        FILE *file = strcmp(argv[optind], "-") == 0 ? stdin : fopen(argv[optind], "r");
        if (file == NULL) {
            err_warn(argv[optind]);
            status = 1;
            continue;
        }
        cut_file(file);
        if (file != stdin)
            fclose(file);
    }
    err_finish(status);
}
