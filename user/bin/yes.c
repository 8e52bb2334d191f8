/* yes [word …]: prints its words, or "y", until it is stopped. */
#include <stdio.h>

#include "../lib/err.h"

int main(int argc, char **argv)
{
    err_start(argv);
    do {
        if (argc < 2)
            fputs("y", stdout);
        for (int i = 1; i < argc; i++)
            printf("%s%s", i > 1 ? " " : "", argv[i]);
    } while (putchar('\n') != EOF);
    err_die(1, "write error");
}
