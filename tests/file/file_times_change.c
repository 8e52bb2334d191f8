/*
 * utimensat(2), stat(2): times can be set; reading, writing and changing the inode set their own.
 */
#include "support.h"

int main(void)
{
    struct timespec times[2] = { { 1000000, 123 }, { 2000000, 456 } };
    struct timespec omit[2] = { { 0, UTIME_OMIT }, { 0, UTIME_NOW } };
    struct stat status;
    int fd;

    enter_scratch_dir(0755);
    write_file("f", "x");
    is_int(utimensat(AT_FDCWD, "f", times, 0), 0, "utimensat sets both");
    stat("f", &status);
    ok(status.st_atim.tv_sec == 1000000 && status.st_atim.tv_nsec == 123, "the time of access");
    ok(status.st_mtim.tv_sec == 2000000 && status.st_mtim.tv_nsec == 456, "the time of change");
    is_int(utimensat(AT_FDCWD, "f", omit, 0), 0, "UTIME_OMIT and UTIME_NOW");
    stat("f", &status);
    is_int(status.st_atim.tv_sec, 1000000, "one stays");
    ok(status.st_mtim.tv_sec > 2000000, "the other is now");
    utimensat(AT_FDCWD, "f", times, 0);
    fd = open("f", O_RDWR);
    is_int(write(fd, "y", 1), 1, "a write");
    fstat(fd, &status);
    ok(status.st_mtim.tv_sec > 2000000, "sets the time of change");
    times[0].tv_nsec = 1000000000;
    fails_with(utimensat(AT_FDCWD, "f", times, 0), EINVAL, "1,000,000,000 nanoseconds are EINVAL");
    fails_with(utimensat(AT_FDCWD, "none", NULL, 0), ENOENT, "a file that is not there is ENOENT");
    is_int(futimens(fd, NULL), 0, "futimens sets both to now");
    return done_testing();
}
