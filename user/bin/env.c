/* env [-i] [-u name] [name=value …] [command [word …]]: prints or changes the environment. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../lib/err.h"

extern char **environ;

int main(int argc, char **argv)
{
    static char *empty[] = { NULL };
    int option;

    err_start(argv);
    while ((option = getopt(argc, argv, "+iu:")) != -1) {
        if (option == '?')
            err_usage("[-i] [-u name] [name=value ...] [command [word ...]]");
        if (option == 'i')
            environ = empty;
        else
            unsetenv(optarg);
    }
    if (optind < argc && strcmp(argv[optind], "-") == 0) {
        environ = empty;
        optind++;
    }
    for (; optind < argc && strchr(argv[optind], '=') != NULL; optind++)
        if (putenv(argv[optind]) != 0)
            err_die(125, argv[optind]);
    if (optind == argc) {
        for (char **variable = environ; *variable != NULL; variable++)
            puts(*variable);
        err_finish(0);
    }
    execvp(argv[optind], argv + optind);
    err_die(errno == ENOENT ? 127 : 126, argv[optind]);
}
