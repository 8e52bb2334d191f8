/* pwd: prints the working directory's physical path. */
#include <limits.h>
#include <stdio.h>
#include <unistd.h>

#include "../lib/err.h"

int main(int argc, char **argv)
{
    char path[PATH_MAX];

    (void)argc;
    err_start(argv);
    if (getcwd(path, sizeof path) == NULL)
        err_die(1, "getcwd");
    puts(path);
    err_finish(0);
}
