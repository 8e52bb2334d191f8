/* dirname path: the directory part of a path. */
#include <stdio.h>
#include <string.h>

#include "../lib/err.h"

int main(int argc, char **argv)
{
    err_start(argv);
    if (argc != 2)
        err_usage("path");
    const char *path = argv[1];
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/')
        length--;
    while (length > 0 && path[length - 1] != '/')
        length--;
    if (length == 0) {
        puts(".");
        err_finish(0);
    }
    while (length > 1 && path[length - 1] == '/')
        length--;
    printf("%.*s\n", (int)length, path);
    err_finish(0);
}
