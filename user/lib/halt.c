/* Ending the machine: see halt.h. */
#include "halt.h"

#include <signal.h>
#include <sys/reboot.h>
#include <unistd.h>

#include "err.h"

void halt_main(int argc, char **argv, int signal_to_init, int how)
{
    int option, force = 0;

    err_start(argv);
    while ((option = getopt(argc, argv, "f")) != -1) {
        if (option == '?')
            err_usage("[-f]");
        force = 1;
    }
    if (!force) {
        if (kill(1, signal_to_init) != 0)
            err_die(1, "init");
        /* init's SIGTERM or SIGKILL ends this too: a prompt in between would only confuse. */
        for (;;)
            pause();
    }
    sync();
    reboot(how);
    err_die(1, "reboot");
}
