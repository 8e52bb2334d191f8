/* clear: an empty terminal. */
#include <stdio.h>

#include "../lib/err.h"

int main(int argc, char **argv)
{
    (void)argc;
    err_start(argv);
    fputs("\033[H\033[2J\033[3J", stdout);
    err_finish(0);
}
