/* reboot [-f]: starts the machine again. init does it in order; -f does it at once. */
#include <signal.h>
#include <sys/reboot.h>
#include <unistd.h>

#include "../lib/err.h"

int main(int argc, char **argv)
{
    int option, force = 0;

    err_start(argv);
    while ((option = getopt(argc, argv, "f")) != -1) {
        if (option == '?')
            err_usage("[-f]");
        force = 1;
    }
    if (!force) {
        if (kill(1, SIGINT) != 0)
            err_die(1, "init");
        /* init's SIGTERM or SIGKILL ends this too: a prompt in between would only confuse. */
        for (;;)
            pause();
    }
    sync();
    reboot(RB_AUTOBOOT);
    err_die(1, "reboot");
}
