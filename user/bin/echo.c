/* echo: the shell's builtin as a program; see lib/applet_echo.c. */
#include "../lib/applet.h"
#include "../lib/err.h"

int main(int argc, char **argv)
{
    err_start(argv);
    err_finish(applet_echo(argc, argv));
}
