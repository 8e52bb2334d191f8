/* reboot [-f]: starts the machine again. init does it in order; -f does it at once. */
#include <signal.h>
#include <sys/reboot.h>

#include "../lib/halt.h"

int main(int argc, char **argv)
{
    halt_main(argc, argv, SIGINT, RB_AUTOBOOT);
}
