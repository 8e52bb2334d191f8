/* kill: the shell's builtin as a program, without jobs; see lib/applet_kill.c. */
#include <stddef.h>

#include "../lib/applet.h"
#include "../lib/err.h"

int main(int argc, char **argv)
{
    err_start(argv);
    err_finish(applet_kill(argc, argv, NULL));
}
