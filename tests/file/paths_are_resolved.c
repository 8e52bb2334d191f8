/*
 * path_resolution(7): ".", "..", repeated slashes, trailing slashes, the root's parent, chdir,
 * fchdir, getcwd.
 */
#include "support.h"

int main(void)
{
    char folder[256], small[3];
    struct stat one, two;
    int fd;

    enter_scratch_dir(0755);
    mkdir("a", 0755);
    mkdir("a/b", 0755);
    write_file("a/f", "");
    is_int(access("a//b/../.././a/f", F_OK), 0, "dots and repeated slashes");
    is_int(access("a/b/", F_OK), 0, "a slash behind a folder");
    fails_with(access("a/f/", F_OK), ENOTDIR, "behind a file is ENOTDIR");
    fails_with(access("a/f/..", F_OK), ENOTDIR, "a file has no parent");
    stat("/", &one);
    stat("/../..", &two);
    ok(one.st_ino == two.st_ino && one.st_dev == two.st_dev, "the root is its own parent");
    fd = open(".", O_RDONLY | O_DIRECTORY);
    is_int(chdir("a/b"), 0, "chdir");
    ok(strstr(getcwd(folder, sizeof folder), "/a/b") != NULL, "getcwd says where");
    fails_with(syscall(SYS_getcwd, small, sizeof small), ERANGE, "a small buffer is ERANGE");
    fails_with(chdir("../f"), ENOTDIR, "chdir to a file is ENOTDIR");
    is_int(fchdir(fd), 0, "fchdir goes back");
    is_int(access("a/b", F_OK), 0, "to where it was");
    is_int(openat(fd, "a/f", O_RDONLY) >= 0, 1, "openat is relative to its descriptor");
    fails_with(openat(99, "a/f", O_RDONLY), EBADF, "which must be open");
    fails_with(openat(openat(fd, "a/f", O_RDONLY), "x", O_RDONLY), ENOTDIR, "and a folder");
    ok(openat(99, "/dev/null", O_RDONLY) >= 0, "but does not matter for an absolute path");
    chdir("a/b");
    rmdir("../b");
    fails_with(open("x", O_CREAT | O_WRONLY, 0600), ENOENT, "in a removed folder nothing is made");
    fails_with(syscall(SYS_getcwd, folder, sizeof folder), ENOENT, "getcwd of it is ENOENT");
    if (fchdir(fd) == 0)
        unlink("a/f");
    return done_testing();
}
