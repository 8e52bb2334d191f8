/* tty [-s]: the terminal's name; status 1 if the input is none. */
#include <stdio.h>
#include <unistd.h>

#include "../lib/err.h"

int main(int argc, char **argv)
{
    int option, silent = 0;

    err_start(argv);
    while ((option = getopt(argc, argv, "s")) != -1) {
        if (option == '?')
            err_usage("[-s]");
        silent = 1;
    }
    const char *name = isatty(0) ? ttyname(0) : NULL;
    if (!silent)
        puts(name != NULL ? name : isatty(0) ? "a terminal without a name" : "not a tty");
    fflush(stdout);
    return !isatty(0);
}
