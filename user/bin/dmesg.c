/* dmesg [-w]: the kernel's log, from /dev/kmsg; -w waits for more. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../lib/err.h"

/* A record is "priority,sequence,microseconds,flags;text", or a line that has its time already. */
static void print_record(const char *record)
{
    const char *text = strchr(record, ';');
    const char *time = strchr(record, ',');

    time = time != NULL ? strchr(time + 1, ',') : NULL;
    if (*record < '0' || *record > '9' || text == NULL || time == NULL || time > text) {
        fputs(record, stdout);
        return;
    }
    unsigned long long microseconds = strtoull(time + 1, NULL, 10);
    printf("[%5llu.%06llu] %.*s\n", microseconds / 1000000, microseconds % 1000000,
           (int)strcspn(text + 1, "\n"), text + 1);
}

int main(int argc, char **argv)
{
    static char record[8192];
    int option, flags = O_NONBLOCK;

    err_start(argv);
    while ((option = getopt(argc, argv, "w")) != -1) {
        if (option == '?')
            err_usage("[-w]");
        flags = 0;
    }
    int fd = open("/dev/kmsg", O_RDONLY | flags);
    if (fd < 0)
        err_die(1, "/dev/kmsg");
    for (;;) {
        ssize_t length = read(fd, record, sizeof record - 1);
        if (length > 0) {
            record[length] = '\0';
            print_record(record);
            fflush(stdout);
        } else if (length == 0 || errno == EAGAIN) {
            err_finish(0);
        } else if (errno != EPIPE && errno != EINTR) {
            /* EPIPE: records were overwritten before we could read them; the next ones follow. */
            err_die(1, "/dev/kmsg");
        }
    }
}
