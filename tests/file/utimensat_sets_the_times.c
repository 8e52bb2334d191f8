/*
 * utimensat(2): UTIME_NOW, UTIME_OMIT and their permissions; nanoseconds are kept and checked;
 * AT_SYMLINK_NOFOLLOW sets a link's own times.
 */
#include "support.h"

static struct timespec times[2];

static void set_times_as_nobody(void)
{
    if (become_user(NOBODY) < 0)
        _exit(99);
    _exit(utimensat(AT_FDCWD, "file", times, 0) < 0 ? errno : 0);
}

static int nobody_sets(long access_nsec, long modify_nsec)
{
    times[0] = (struct timespec){ 1, access_nsec };
    times[1] = (struct timespec){ 1, modify_nsec };
    return run_child(set_times_as_nobody);
}

int main(void)
{
    struct stat status;
    struct timespec now;
    int fd;

    need_root();
    enter_scratch_dir(0755);
    write_file("file", "x");
    times[0] = (struct timespec){ 1000, 111222333 };
    times[1] = (struct timespec){ 2000, 444555666 };
    is_int(utimensat(AT_FDCWD, "file", times, 0), 0, "both times are set");
    stat("file", &status);
    ok(status.st_atim.tv_sec == 1000 && status.st_atim.tv_nsec == 111222333, "to the nanosecond");
    ok(status.st_mtim.tv_sec == 2000 && status.st_mtim.tv_nsec == 444555666, "each its own");
    times[0].tv_nsec = UTIME_OMIT;
    times[1] = (struct timespec){ -5, 7 };
    is_int(utimensat(AT_FDCWD, "file", times, 0), 0, "a time before 1970 is a time");
    stat("file", &status);
    is_int(status.st_mtim.tv_sec, -5, "it is kept");
    is_int(status.st_atim.tv_sec, 1000, "UTIME_OMIT leaves the other");
    times[0].tv_nsec = UTIME_NOW;
    times[1].tv_nsec = UTIME_OMIT;
    clock_gettime(CLOCK_REALTIME_COARSE, &now);
    utimensat(AT_FDCWD, "file", times, 0);
    stat("file", &status);
    ok(status.st_atim.tv_sec >= now.tv_sec, "UTIME_NOW is now");
    times[0].tv_nsec = times[1].tv_nsec = UTIME_OMIT;
    is_int(utimensat(AT_FDCWD, "missing", times, 0), 0, "two UTIME_OMIT look at nothing");
    times[0].tv_nsec = 1000000000;
    fails_with(utimensat(AT_FDCWD, "file", times, 0), EINVAL, "too many nanoseconds are EINVAL");
    times[0].tv_nsec = -1;
    fails_with(utimensat(AT_FDCWD, "file", times, 0), EINVAL, "too few as well");
    fails_with(utimensat(AT_FDCWD, "missing", NULL, 0), ENOENT, "a missing file is ENOENT");

    symlink("file", "link");
    times[0] = times[1] = (struct timespec){ 77, 0 };
    is_int(utimensat(AT_FDCWD, "link", times, AT_SYMLINK_NOFOLLOW), 0, "a link has its own");
    lstat("link", &status);
    is_int(status.st_mtim.tv_sec, 77, "they are set");
    stat("file", &status);
    ok(status.st_mtim.tv_sec != 77, "the file's are not");
    fd = open("file", O_RDONLY);
    is_int(futimens(fd, times), 0, "futimens sets those of a descriptor's file");
    fstat(fd, &status);
    is_int(status.st_mtim.tv_sec, 77, "it did");

    chmod("file", 0666);
    is_exit(nobody_sets(UTIME_NOW, UTIME_NOW), 0, "who may write may set both to now");
    is_exit(nobody_sets(0, 0), EPERM, "but to nothing else");
    is_exit(nobody_sets(UTIME_NOW, UTIME_OMIT), EPERM, "nor one alone");
    chmod("file", 0644);
    is_exit(nobody_sets(UTIME_NOW, UTIME_NOW), EACCES, "who may not write may not touch");
    chown("file", NOBODY, NOBODY);
    is_exit(nobody_sets(5, 5), 0, "the owner may set any");
    return done_testing();
}
