/* printf format [argument …]. POSIX: the format is used again while arguments are left. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "applet.h"
#include "err.h"
#include "text.h"

struct printer {
    char **next; /* the arguments not used yet */
    int status;
    int stopped; /* \c was seen */
};

enum { SPEC_MAX = 32 };

static const char *next_argument(struct printer *printer)
{
    return *printer->next != NULL ? *printer->next++ : NULL;
}

static long long number_argument(struct printer *printer)
{
    const char *text = next_argument(printer);
    char *end;

    if (text == NULL)
        return 0;
    if (*text == '\'' || *text == '"')
        return (unsigned char)text[1];
    errno = 0;
    long long value = strtoll(text, &end, 0);
    if (errno == ERANGE && *text != '-') {
        errno = 0;
        value = (long long)strtoull(text, &end, 0);
    }
    if (errno != 0) {
        err_warn(text);
        printer->status = 1;
    } else if (end == text || *end != '\0') {
        err_say("%s: not a number", text);
        printer->status = 1;
    }
    return value;
}

/* %b: a string with its escapes. */
static void print_escaped(struct printer *printer, const char *text)
{
    while (*text != '\0') {
        if (*text != '\\') {
            putchar(*text++);
            continue;
        }
        text++;
        if (*text == 'c') {
            printer->stopped = 1;
            return;
        }
        int octal = *text == '0';
        int c = text_escape(&text, octal ? 4 : 3);
        putchar(c >= 0 ? c : '\\');
    }
}

/* One conversion; format is at its '%'. Returns what follows it, or NULL if it is wrong. */
static const char *print_conversion(struct printer *printer, const char *format)
{
    char spec[SPEC_MAX + 4] = "%";
    int length = 1;
    int stars[2] = { 0, 0 }, star_count = 0;

    for (format++; *format != '\0' && strchr("-+ #0123456789.*", *format) != NULL; format++) {
        if (*format != '*') {
            spec[length++] = *format;
        } else if (star_count < 2) {
            stars[star_count++] = (int)number_argument(printer);
            length += snprintf(spec + length, 12, "%d", stars[star_count - 1]);
        }
        if (length > SPEC_MAX - 14)
            return NULL;
    }
    char conversion = *format;
    if (conversion == '\0' || strchr("diouxXcsb", conversion) == NULL)
        return NULL;
    if (strchr("diouxX", conversion) != NULL) {
        spec[length++] = 'l';
        spec[length++] = 'l';
    }
    spec[length++] = conversion;
    if (conversion == 'b') {
        const char *text = next_argument(printer);
        print_escaped(printer, text != NULL ? text : "");
    } else if (conversion == 's' || conversion == 'c') {
        const char *text = next_argument(printer);
        text = text != NULL ? text : "";
        if (conversion == 's')
            printf(spec, text);
        else if (*text != '\0')
            printf(spec, *text);
    } else {
        printf(spec, number_argument(printer));
    }
    return format + 1;
}

/* The whole format once; -1 if it is wrong. */
static int print_once(struct printer *printer, const char *format)
{
    while (*format != '\0' && !printer->stopped) {
        if (*format == '\\') {
            format++;
            int c = text_escape(&format, 3);
            putchar(c >= 0 ? c : '\\');
        } else if (*format == '%' && format[1] == '%') {
            putchar('%');
            format += 2;
        } else if (*format == '%') {
            const char *rest = print_conversion(printer, format);
            if (rest == NULL) {
                err_say("%s: invalid conversion", format);
                return -1;
            }
            format = rest;
        } else {
            putchar(*format++);
        }
    }
    return 0;
}

int applet_printf(int argc, char **argv)
{
    int first = argc > 1 && strcmp(argv[1], "--") == 0 ? 2 : 1;

    if (first >= argc) {
        fprintf(stderr, "usage: printf format [argument ...]\n");
        return 2;
    }
    struct printer printer = { .next = argv + first + 1 };
    char **before;
    do {
        before = printer.next;
        if (print_once(&printer, argv[first]) != 0)
            return 1;
    } while (*printer.next != NULL && printer.next != before && !printer.stopped);
    return printer.status;
}
