/*
 * touch [-acm] [-r file | -d @seconds] file …: sets times to now, and makes files that are not
 * there.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/text.h"

static struct timespec times[2] = { { 0, UTIME_NOW }, { 0, UTIME_NOW } };

static int touch(const char *path, int create)
{
    if (utimensat(AT_FDCWD, path, times, 0) == 0)
        return 0;
    if (errno == ENOENT && !create)
        return 0;
    if (errno == ENOENT) {
        int fd = open(path, O_WRONLY | O_CREAT | O_NONBLOCK | O_NOCTTY, 0666);
        if (fd >= 0 && futimens(fd, times) == 0) {
            close(fd);
            return 0;
        }
        if (fd >= 0)
            close(fd);
    }
    err_warn(path);
    return 1;
}

static void times_from(const char *reference)
{
    struct stat st;

    if (stat(reference, &st) != 0)
        err_die(1, reference);
    times[0] = st.st_atim;
    times[1] = st.st_mtim;
}

static void times_parse(const char *text)
{
    long long seconds;

    if (*text != '@' || text_number(text + 1, &seconds) != 0)
        err_exit(1, "%s: a time is @SECONDS", text);
    times[0] = times[1] = (struct timespec){ .tv_sec = (time_t)seconds };
}

int main(int argc, char **argv)
{
    int option, create = 1, only_access = 0, only_modification = 0, status = 0;

    err_start(argv);
    while ((option = getopt(argc, argv, "acmr:d:")) != -1) {
        if (option == '?')
            err_usage("[-acm] [-r file | -d @seconds] file ...");
        only_access |= option == 'a';
        only_modification |= option == 'm';
        if (option == 'c')
            create = 0;
        if (option == 'r')
            times_from(optarg);
        if (option == 'd')
            times_parse(optarg);
    }
    if (optind == argc)
        err_usage("[-acm] [-r file | -d @seconds] file ...");
    if (only_access && !only_modification)
        times[1].tv_nsec = UTIME_OMIT;
    if (only_modification && !only_access)
        times[0].tv_nsec = UTIME_OMIT;
    for (; optind < argc; optind++)
        status |= touch(argv[optind], create);
    return status;
}
