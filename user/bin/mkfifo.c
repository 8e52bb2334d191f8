/* mkfifo [-m mode] name …: makes named pipes. */
#include <sys/stat.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/mode.h"

int main(int argc, char **argv)
{
    mode_t mask = umask(0), mode = 0666 & ~mask;
    int option, status = 0;

    err_start(argv);
    while ((option = getopt(argc, argv, "m:")) != -1) {
        if (option == '?')
            err_usage("[-m mode] name ...");
        if (mode_parse(optarg, 0666, mask, &mode) != 0)
            err_exit(1, "%s: bad mode", optarg);
    }
    if (optind == argc)
        err_usage("[-m mode] name ...");
    for (; optind < argc; optind++) {
        if (mkfifo(argv[optind], mode) != 0) {
            err_warn(argv[optind]);
            status = 1;
        }
    }
    return status;
}
