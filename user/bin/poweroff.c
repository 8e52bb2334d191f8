/* poweroff [-f]: ends the machine. init does it in order; -f does it at once. */
#include <signal.h>
#include <sys/reboot.h>

#include "../lib/halt.h"

int main(int argc, char **argv)
{
    halt_main(argc, argv, SIGPWR, RB_POWER_OFF);
}
