/* errno in words, on stderr. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

void perror(const char *prefix)
{
    int err = errno;

    if (prefix && *prefix)
        fprintf(stderr, "%s: %s\n", prefix, strerror(err));
    else
        fprintf(stderr, "%s\n", strerror(err));
}
