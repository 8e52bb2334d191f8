/* uname [-amnrsv]: the system's name. */
#include <stdio.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "../lib/err.h"

int main(int argc, char **argv)
{
    struct utsname name;
    int option, wanted[128] = { 0 }, any = 0;

    err_start(argv);
    while ((option = getopt(argc, argv, "asnrvm")) != -1) {
        if (option == '?')
            err_usage("[-amnrsv]");
        wanted[option] = 1;
        any = 1;
    }
    if (uname(&name) != 0)
        err_die(1, "uname");
    wanted['s'] |= !any;
    const char *const parts[] = { name.sysname, name.nodename, name.release, name.version,
                                  name.machine };
    const char *gap = "";
    for (int i = 0; i < 5; i++) {
        if (!wanted['a'] && !wanted[(int)"snrvm"[i]])
            continue;
        printf("%s%s", gap, parts[i]);
        gap = " ";
    }
    putchar('\n');
    err_finish(0);
}
