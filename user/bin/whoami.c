/* whoami: the name of the effective user. */
#include <stdio.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/names.h"

int main(int argc, char **argv)
{
    char buffer[NAMES_SIZE];

    (void)argc;
    err_start(argv);
    puts(names_of_uid(geteuid(), buffer));
    err_finish(0);
}
