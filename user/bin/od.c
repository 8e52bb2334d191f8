/*
 * od [-bcdoxv] [-A d|o|x|n] [-t type] [-j skip] [-N count] [file …]: shows bytes. Types: a c d o
 * u x + size.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../lib/err.h"

enum { ROW = 16, FORMATS_MAX = 8 };

struct format {
    char type; /* c d o u x */
    int size;
    int width;
};

static struct format formats[FORMATS_MAX];
static int format_count;
static char address_base = 'o';
static char **files;
static FILE *file;
static int status;

static int width_of(char type, int size)
{
    static const int octal[] = { 0, 3, 6, 0, 11, 0, 0, 0, 22 };
    static const int decimal[] = { 0, 4, 6, 0, 11, 0, 0, 0, 20 };

    switch (type) {
    case 'c': return 3;
    case 'x': return size * 2;
    case 'o': return octal[size];
    default: return decimal[size] - (type == 'u' && size < 8);
    }
}

static void add_format(char type, int size)
{
    if (format_count == FORMATS_MAX)
        err_exit(1, "too many types");
    formats[format_count++] = (struct format){ type, size, width_of(type, size) };
}

static void parse_type(const char *text)
{
    while (*text != '\0') {
        char type = *text++ == 'a' ? 'c' : text[-1];
        if (strchr("cdoux", type) == NULL)
            err_exit(1, "%c: unknown type", type);
        int size = type == 'c' ? 1 : 4;
        const char *letter = *text != '\0' ? strchr("CSIL", *text) : NULL;
        if (*text >= '1' && *text <= '8')
            size = *text++ - '0';
        else if (letter != NULL && text++)
            size = *letter == 'C' ? 1 : *letter == 'S' ? 2 : *letter == 'I' ? 4 : 8;
        if (size != 1 && size != 2 && size != 4 && size != 8)
            err_exit(1, "%d: no such size", size);
        add_format(type, size);
    }
}

/* The next byte of all files one after another; -1 at the end. */
static int next_byte(void)
{
    for (;;) {
        if (file == NULL) {
            if (*files == NULL)
                return -1;
            const char *name = *files++;
            file = strcmp(name, "-") == 0 ? stdin : fopen(name, "r");
            if (file == NULL) {
                err_warn(name);
                status = 1;
                continue;
            }
        }
        int c = getc(file);
        if (c != EOF)
            return c;
        if (file != stdin)
            fclose(file);
        file = NULL;
    }
}

static void print_address(unsigned long long address)
{
    if (address_base != 'n')
        printf(address_base == 'x' ? "%06llx" : address_base == 'd' ? "%07llu" : "%07llo", address);
}

static void print_character(unsigned char c)
{
    static const char escapes[] = "\0\a\b\f\n\r\t\v";
    static const char letters[] = "0abfnrtv";
    const char *found = memchr(escapes, c, 8);

    if (found != NULL)
        printf("  \\%c", letters[found - escapes]);
    else if (c >= ' ' && c < 127)
        printf("   %c", c);
    else
        printf(" %03o", c);
}

static void print_value(const struct format *format, const unsigned char *bytes)
{
    unsigned long long value = 0;

    for (int i = format->size; i-- > 0;)
        value = value << 8 | bytes[i];
    if (format->type == 'c') {
        print_character(*bytes);
    } else if (format->type == 'd') {
        int unused = 64 - format->size * 8;
        printf(" %*lld", format->width, (long long)(value << unused) >> unused);
    } else if (format->type == 'u') {
        printf(" %*llu", format->width, value);
    } else {
        printf(format->type == 'x' ? " %0*llx" : " %0*llo", format->width, value);
    }
}

static void print_row(unsigned long long address, const unsigned char *row, int count)
{
    for (int i = 0; i < format_count; i++) {
        if (i == 0)
            print_address(address);
        else
            printf("%*s", address_base == 'n' ? 0 : address_base == 'x' ? 6 : 7, "");
        for (int at = 0; at < count; at += formats[i].size)
            print_value(&formats[i], row + at);
        putchar('\n');
    }
}

static unsigned long long number(const char *text)
{
    char *end;
    unsigned long long value = strtoull(text, &end, 0);

    if (end == text || *end != '\0')
        err_exit(1, "%s: bad number", text);
    return value;
}

static void dump(unsigned long long skip, unsigned long long limit, int all_rows)
{
    unsigned char row[ROW], last[ROW];
    unsigned long long address = skip;
    int have_last = 0, starred = 0, c = 0;

    for (; skip > 0 && next_byte() >= 0; skip--)
        continue;
    while (c >= 0) {
        int count = 0;
        memset(row, 0, sizeof row);
        while (count < ROW && limit > 0 && (c = next_byte()) >= 0) {
            row[count++] = (unsigned char)c;
            limit--;
        }
        if (count == 0)
            break;
        if (count == ROW && have_last && !all_rows && memcmp(row, last, ROW) == 0) {
            if (!starred)
                puts("*");
            starred = 1;
        } else {
            print_row(address, row, count);
            starred = 0;
        }
        memcpy(last, row, ROW);
        have_last = count == ROW;
        address += (unsigned)count;
    }
    print_address(address);
    if (address_base != 'n')
        putchar('\n');
}

int main(int argc, char **argv)
{
    static char *input[] = { "-", NULL };
    unsigned long long skip = 0, limit = ~0ULL;
    int option, all_rows = 0;

    err_start(argv);
    while ((option = getopt(argc, argv, "A:t:j:N:vbcdox")) != -1) {
        switch (option) {
        case 'A': address_base = *optarg; break;
        case 't': parse_type(optarg); break;
        case 'j': skip = number(optarg); break;
        case 'N': limit = number(optarg); break;
        case 'v': all_rows = 1; break;
        case '?': err_usage("[-bcdoxv] [-A d|o|x|n] [-t type] [-j skip] [-N count] [file ...]");
        default:
            add_format(option == 'b'   ? 'o'
                       : option == 'd' ? 'u'
                                       : (char)option,
                       option == 'b' || option == 'c' ? 1 : 2);
        }
    }
    if (format_count == 0)
        add_format('o', 2);
    files = optind < argc ? argv + optind : input;
    dump(skip, limit, all_rows);
    err_finish(status);
}
