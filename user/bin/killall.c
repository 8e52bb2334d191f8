/* killall [-SIGNAL] [-qv] name …: signals all processes of these names. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/procselect.h"
#include "../lib/signame.h"
#include "../lib/text.h"

static int quiet, verbose;

/* How many processes of that name were signalled. */
static int send_all(const struct procinfo *all, unsigned long count, const char *name, int number)
{
    int sent = 0;

    for (unsigned long i = 0; i < count; i++) {
        /* The kernel keeps 15 bytes of a name. */
        if (strncmp(all[i].name, name, 15) != 0 || all[i].pid == getpid())
            continue;
        if (kill(all[i].pid, number) != 0) {
            err_warn(name);
            continue;
        }
        sent++;
        if (verbose)
            printf("killed %s (pid %d)\n", all[i].name, (int)all[i].pid);
    }
    return sent;
}

int main(int argc, char **argv)
{
    unsigned long count;
    int option, status = 0;

    err_start(argv);
    if (argc == 2 && strcmp(argv[1], "-l") == 0) {
        signame_print_all();
        err_finish(0);
    }
    int number = procselect_signal(&argc, argv, SIGTERM);
    while ((option = getopt(argc, argv, "qvs:")) != -1) {
        if (option == '?')
            err_usage("[-SIGNAL] [-qv] name ...");
        quiet |= option == 'q';
        verbose |= option == 'v';
        if (option == 's' && (number = signame_parse(optarg)) < 0)
            err_exit(2, "%s: unknown signal", optarg);
    }
    if (optind == argc)
        err_usage("[-SIGNAL] [-qv] name ...");
    struct procinfo *all = procinfo_all(&count);
    if (all == NULL)
        err_die(1, "/proc");
    for (; optind < argc; optind++) {
        if (send_all(all, count, text_base(argv[optind]), number) > 0)
            continue;
        if (!quiet)
            err_say("%s: no process found", argv[optind]);
        status = 1;
    }
    err_finish(status);
}
