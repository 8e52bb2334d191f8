/*
 * open(2), O_TMPFILE: "create an unnamed temporary regular file"; linkat() names it, unless O_EXCL
 * forbids that.
 */
#include "support.h"

int main(void)
{
    char path[64], text[16];
    struct stat status;
    struct dirent *entry;
    int fd, names = 0;
    DIR *dir;

    enter_scratch_dir(0700);
    fd = open(".", O_TMPFILE | O_RDWR, 0640);
    ok(fd >= 0, "a file is made");
    fstat(fd, &status);
    ok(S_ISREG(status.st_mode) && (status.st_mode & 0777) == (0640 & ~022), "with its mode");
    is_int(status.st_nlink, 0, "without a name");
    dir = opendir(".");
    while ((entry = readdir(dir)))
        names++;
    is_int(names, 2, "the folder is empty");
    is_int(write(fd, "secret", 6), 6, "it can be written");
    is_int(pread(fd, text, sizeof text, 0), 6, "and read");
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    is_int(linkat(AT_FDCWD, path, AT_FDCWD, "named", AT_SYMLINK_FOLLOW), 0, "it is given a name");
    is_int(read_whole_file("named", text, sizeof text), 6, "by which it is found");
    fstat(fd, &status);
    is_int(status.st_nlink, 1, "it counts one");
    fd = open(".", O_TMPFILE | O_RDWR | O_EXCL, 0600);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    fails_with(linkat(AT_FDCWD, path, AT_FDCWD, "never", AT_SYMLINK_FOLLOW), ENOENT,
               "with O_EXCL it never gets one");
    fails_with(open(".", O_TMPFILE | O_RDONLY, 0600), EINVAL, "it must be writable");
    fails_with(open("named", O_TMPFILE | O_RDWR, 0600), ENOTDIR, "its place is a directory");
    fails_with(open("missing", O_TMPFILE | O_RDWR, 0600), ENOENT, "that is there");
    return done_testing();
}
