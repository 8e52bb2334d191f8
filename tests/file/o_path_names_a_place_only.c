/*
 * open(2), O_PATH: "the file itself is not opened, and other file operations fail with the error
 * EBADF"; it can be stat'ed, duplicated, passed on, changed into and used as a directory.
 */
#include "support.h"
#include <sys/ioctl.h>

int main(void)
{
    struct stat status, again;
    char text[64];
    int file, dir, link, fd;

    enter_scratch_dir(0700);
    write_file("file", "content");
    mkdir("dir", 0700);
    write_file("dir/inner", "inner");
    symlink("file", "link");
    chmod("file", 0);
    file = open("file", O_PATH);
    ok(file >= 0, "a file is named");
    is_int(fcntl(file, F_GETFL) & O_PATH, O_PATH, "F_GETFL shows it");
    fails_with(read(file, text, 1), EBADF, "read is EBADF");
    fails_with(write(file, text, 1), EBADF, "write is EBADF");
    fails_with(lseek(file, 0, SEEK_SET), EBADF, "lseek is EBADF");
    fails_with(ftruncate(file, 0), EBADF, "ftruncate is EBADF");
    fails_with(fchmod(file, 0600), EBADF, "fchmod is EBADF");
    fails_with(fchown(file, 0, 0), EBADF, "fchown is EBADF");
    fails_with(ioctl(file, TCGETS, text), EBADF, "ioctl is EBADF");
    ok(mmap(NULL, 1, PROT_READ, MAP_PRIVATE, file, 0) == MAP_FAILED && errno == EBADF,
       "mmap is EBADF");
    is_int(fstat(file, &status), 0, "fstat works");
    is_int(status.st_size, 7, "and tells of the file");
    fd = dup(file);
    ok(fd >= 0 && fstat(fd, &again) == 0 && again.st_ino == status.st_ino, "it can be duplicated");
    fails_with(openat(file, "x", O_RDONLY), ENOTDIR, "a file is no directory");
    chmod("file", 0600);
    snprintf(text, sizeof text, "/proc/self/fd/%d", file);
    fd = open(text, O_RDONLY);
    ok(fd >= 0 && read(fd, text, sizeof text) == 7, "/proc/self/fd opens the file");

    dir = open("dir", O_PATH | O_DIRECTORY);
    fd = openat(dir, "inner", O_RDONLY);
    ok(fd >= 0 && read(fd, text, sizeof text) == 5, "openat walks from a directory");
    fails_with(syscall(SYS_getdents64, dir, text, sizeof text), EBADF, "getdents is EBADF");
    fails_with(open("file", O_PATH | O_DIRECTORY), ENOTDIR, "O_DIRECTORY is looked at");
    is_int(fchdir(dir), 0, "fchdir goes there");
    is_int(access("inner", F_OK), 0, "it did");
    unlink("inner");
    chdir("..");

    link = open("link", O_PATH | O_NOFOLLOW);
    ok(link >= 0, "with O_NOFOLLOW a symbolic link is named");
    fstat(link, &status);
    ok(S_ISLNK(status.st_mode), "it is the link itself");
    is_int(readlinkat(link, "", text, sizeof text), 4, "readlinkat reads it");
    fd = open("link", O_PATH);
    fstat(fd, &status);
    ok(S_ISREG(status.st_mode), "without O_NOFOLLOW it is the file");
    fails_with(open("missing", O_PATH | O_CREAT, 0600), ENOENT, "O_CREAT is ignored");
    return done_testing();
}
