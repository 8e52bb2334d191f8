/*
 * stat(2), lstat, fstat, fstatat: type and mode, size, links, owner, device; of files, folders,
 * links, FIFOs, devices.
 */
#include "support.h"
#include <sys/sysmacros.h>

int main(void)
{
    struct stat status, other;
    int fd;

    enter_scratch_dir(0755);
    umask(022);
    write_file("f", "12345");
    is_int(stat("f", &status), 0, "stat of a file");
    ok(S_ISREG(status.st_mode) && (status.st_mode & 07777) == 0644, "type and mode");
    is_int(status.st_size, 5, "the size");
    is_int(status.st_nlink, 1, "one link");
    is_int(status.st_uid, geteuid(), "the owner");
    fails_with(link("f", "g") ? -1 : stat("none", &other), ENOENT, "a name that is not there");
    stat("g", &other);
    ok(other.st_ino == status.st_ino && other.st_dev == status.st_dev, "a link is the same file");
    is_int(other.st_nlink, 2, "with two links");
    if (symlink("f", "s") < 0)
        bail_out("symlink failed");
    is_int(lstat("s", &other), 0, "lstat of a symbolic link");
    ok(S_ISLNK(other.st_mode) && other.st_size == 1, "is the link itself");
    is_int(stat("s", &other), 0, "stat of it");
    ok(S_ISREG(other.st_mode), "is the file");
    is_int(fstatat(AT_FDCWD, "s", &other, AT_SYMLINK_NOFOLLOW), 0, "fstatat without following");
    ok(S_ISLNK(other.st_mode), "is the link");
    stat(".", &other);
    ok(S_ISDIR(other.st_mode), "a folder");
    stat("/dev/null", &other);
    ok(S_ISCHR(other.st_mode) && major(other.st_rdev) == 1 && minor(other.st_rdev) == 3,
       "/dev/null is the character device 1:3");
    fd = open("f", O_RDONLY);
    unlink("f");
    unlink("g");
    is_int(fstat(fd, &other), 0, "fstat of a file without a name");
    is_int(other.st_nlink, 0, "no links");
    is_int(fstatat(fd, "", &other, AT_EMPTY_PATH), 0, "AT_EMPTY_PATH");
    is_int(other.st_size, 5, "is the same");
    return done_testing();
}
