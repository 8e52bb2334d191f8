/* uptime: how long the system has run, and its load. */
#include <stdio.h>
#include <time.h>

#include "../lib/err.h"
#include "../lib/procinfo.h"

int main(int argc, char **argv)
{
    double up = procinfo_uptime(), load[3];
    time_t now = time(NULL);
    char text[16];

    (void)argc;
    err_start(argv);
    if (up < 0)
        err_die(1, "/proc/uptime");
    long minutes = (long)up / 60, days = minutes / 1440;
    strftime(text, sizeof text, "%H:%M:%S", localtime(&now));
    printf(" %s up ", text);
    if (days > 0)
        printf("%ld day%s, ", days, days > 1 ? "s" : "");
    printf("%ld:%02ld", minutes / 60 % 24, minutes % 60);
    FILE *file = fopen("/proc/loadavg", "r");
    if (file != NULL && fscanf(file, "%lf %lf %lf", &load[0], &load[1], &load[2]) == 3)
        printf(",  load average: %.2f, %.2f, %.2f", load[0], load[1], load[2]);
    putchar('\n');
    err_finish(0);
}
