/* sleep time …: a number, with s, m, h or d; more than one are added. */
#include <errno.h>
#include <time.h>

#include "../lib/err.h"
#include "../lib/text.h"

int main(int argc, char **argv)
{
    struct timespec total = { 0, 0 };

    err_start(argv);
    if (argc < 2)
        err_usage("time ...");
    for (int i = 1; i < argc; i++) {
        struct timespec time;
        if (text_duration(argv[i], &time) != 0)
            err_exit(1, "%s: bad time", argv[i]);
        total.tv_sec += time.tv_sec;
        total.tv_nsec += time.tv_nsec;
        if (total.tv_nsec >= 1000000000) {
            total.tv_sec++;
            total.tv_nsec -= 1000000000;
        }
    }
    /*
     * A signal with a handler cannot end it early: there is none. Being stopped does not lengthen
     * it.
     */
    while (nanosleep(&total, &total) != 0)
        if (errno != EINTR)
            err_die(1, "nanosleep");
    return 0;
}
