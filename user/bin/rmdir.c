/* rmdir [-p] directory …: removes empty directories; -p their parents too. */
#include <string.h>
#include <unistd.h>

#include "../lib/err.h"

int main(int argc, char **argv)
{
    int option, parents = 0, status = 0;

    err_start(argv);
    while ((option = getopt(argc, argv, "p")) != -1) {
        if (option == '?')
            err_usage("[-p] directory ...");
        parents = 1;
    }
    if (optind == argc)
        err_usage("[-p] directory ...");
    for (; optind < argc; optind++) {
        char *path = argv[optind];
        for (;;) {
            if (rmdir(path) != 0) {
                err_warn(path);
                status = 1;
                break;
            }
            char *slash = strrchr(path, '/');
            if (!parents || slash == NULL || slash == path)
                break;
            *slash = '\0';
        }
    }
    return status;
}
