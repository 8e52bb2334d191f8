/* basename path [suffix]: a path without its directory, and without a suffix. */
#include <stdio.h>
#include <string.h>

#include "../lib/err.h"
#include "../lib/text.h"

int main(int argc, char **argv)
{
    err_start(argv);
    if (argc < 2 || argc > 3)
        err_usage("path [suffix]");
    const char *base = text_base(argv[1]);
    size_t length = strcspn(base, "/");
    if (length == 0 && *base == '/')
        length = 1;
    if (argc == 3) {
        size_t suffix = strlen(argv[2]);
        if (suffix < length && memcmp(base + length - suffix, argv[2], suffix) == 0)
            length -= suffix;
    }
    printf("%.*s\n", (int)length, base);
    err_finish(0);
}
