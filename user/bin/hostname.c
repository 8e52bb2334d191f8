/* hostname [name]: shows or sets the machine's name. */
#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "../lib/err.h"

int main(int argc, char **argv)
{
    struct utsname name;

    err_start(argv);
    if (argc > 1) {
        if (sethostname(argv[1], strlen(argv[1])) != 0)
            err_die(1, argv[1]);
        return 0;
    }
    if (uname(&name) != 0)
        err_die(1, "uname");
    puts(name.nodename);
    err_finish(0);
}
