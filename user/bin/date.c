/* date [-u] [-d @seconds] [-s @seconds] [+format]: shows the time; -s sets it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/text.h"

static time_t time_parse(const char *text)
{
    long long seconds;

    if (text_number(text + (*text == '@'), &seconds) != 0)
        err_exit(1, "%s: a time is @SECONDS", text);
    return (time_t)seconds;
}

int main(int argc, char **argv)
{
    const char *format = "%a %b %e %H:%M:%S %Z %Y";
    time_t now = time(NULL);
    char text[256];
    int option;

    err_start(argv);
    while ((option = getopt(argc, argv, "ud:s:")) != -1) {
        if (option == '?')
            err_usage("[-u] [-d @seconds] [-s @seconds] [+format]");
        if (option == 'u')
            setenv("TZ", "UTC0", 1);
        else
            now = time_parse(optarg);
        struct timespec set = { .tv_sec = now };
        if (option == 's' && clock_settime(CLOCK_REALTIME, &set) != 0)
            err_die(1, "cannot set the time");
    }
    if (optind < argc) {
        if (argv[optind][0] != '+')
            err_exit(1, "%s: a format begins with +", argv[optind]);
        format = argv[optind] + 1;
    }
    tzset();
    if (strftime(text, sizeof text, format, localtime(&now)) == 0 && *format != '\0')
        err_exit(1, "%s: the time is too long in this format", format);
    puts(*format != '\0' ? text : "");
    err_finish(0);
}
