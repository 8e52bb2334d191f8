/* hexdump [-C] [-n count] [-s skip] [file]: bytes in hexadecimal and as text. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/text.h"

enum { ROW = 16 };

static void print_row(long long address, const unsigned char *row, int count)
{
    printf("%08llx ", address);
    for (int i = 0; i < ROW; i++) {
        if (i % 8 == 0)
            putchar(' ');
        if (i < count)
            printf("%02x ", row[i]);
        else
            printf("   ");
    }
    printf(" |");
    for (int i = 0; i < count; i++)
        putchar(row[i] < 128 && isprint(row[i]) ? row[i] : '.');
    puts("|");
}

static void dump(FILE *file, long long address, long long limit)
{
    unsigned char row[ROW], last[ROW];
    int count, repeated = 0, have_last = 0;

    do {
        int c;
        for (count = 0; count < ROW && limit != 0 && (c = getc(file)) != EOF; limit--)
            row[count++] = (unsigned char)c;
        if (count == 0)
            break;
        if (count == ROW && have_last && memcmp(row, last, ROW) == 0) {
            if (!repeated)
                puts("*");
            repeated = 1;
        } else {
            print_row(address, row, count);
            repeated = 0;
        }
        memcpy(last, row, ROW);
        have_last = 1;
        address += count;
    } while (count == ROW);
    if (address > 0)
        printf("%08llx\n", address);
}

int main(int argc, char **argv)
{
    long long limit = -1, skip = 0;
    int option;

    err_start(argv);
    while ((option = getopt(argc, argv, "Cn:s:")) != -1) {
        if (option == '?')
            err_usage("[-C] [-n count] [-s skip] [file]");
        if (option != 'C' && (text_number(optarg, option == 'n' ? &limit : &skip) != 0))
            err_exit(1, "%s: bad number", optarg);
    }
    FILE *file = stdin;
    if (optind < argc && (file = fopen(argv[optind], "r")) == NULL)
        err_die(1, argv[optind]);
    for (long long i = 0; i < skip && getc(file) != EOF; i++)
        continue;
    dump(file, skip, limit);
    err_finish(ferror(file) != 0);
}
