/* seq [-w] [-s separator] [first [step]] last: prints numbers. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../lib/err.h"

/* Digits behind the point that a number is written with. */
static int decimals;

static double parse(const char *text)
{
    char *end;
    double value = strtod(text, &end);
    const char *point = strchr(text, '.');

    if (end == text || *end != '\0')
        err_exit(1, "%s: bad number", text);
    if (point != NULL && (int)strlen(point + 1) > decimals)
        decimals = (int)strlen(point + 1);
    return value;
}

int main(int argc, char **argv)
{
    const char *separator = "\n";
    double first = 1, step = 1, last;
    int i = 1, wide = 0, width = 0;

    err_start(argv);
    /* Not getopt: a number may begin with '-'. */
    for (; i < argc && argv[i][0] == '-' && (argv[i][1] == 'w' || argv[i][1] == 's'); i++) {
        if (argv[i][1] == 'w')
            wide = 1;
        else
            separator = argv[i][2] != '\0' ? argv[i] + 2 : i + 1 < argc ? argv[++i] : "";
    }
    int count = argc - i;
    if (count < 1 || count > 3)
        err_usage("[-w] [-s separator] [first [step]] last");
    last = parse(argv[argc - 1]);
    if (count > 1)
        first = parse(argv[i]);
    if (count > 2)
        step = parse(argv[i + 1]);
    if (step == 0)
        err_exit(1, "the step is zero");
    if (wide) {
        int a = snprintf(NULL, 0, "%.*f", decimals, first),
            b = snprintf(NULL, 0, "%.*f", decimals, last);
        width = a > b ? a : b;
    }
    /* Half a step of the last digit forgives rounding. */
    double slack = step / 1e6;
    const char *gap = "";
    for (long n = 0;; n++) {
        double value = first + (double)n * step;
        if (step > 0 ? value > last + slack : value < last + slack)
            break;
        printf("%s%0*.*f", gap, width, decimals, value);
        gap = separator;
    }
    if (*gap != '\0' || gap == separator)
        putchar('\n');
    err_finish(0);
}
