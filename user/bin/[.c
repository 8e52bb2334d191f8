/* [: test with a closing bracket; see lib/applet_test.c. */
#include "../lib/applet.h"
#include "../lib/err.h"

int main(int argc, char **argv)
{
    static char name[] = "[";

    err_start(argv);
    argv[0] = name;
    err_finish(applet_test(argc, argv));
}
