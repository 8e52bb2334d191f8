/*
 * open(2), ERRORS: what the last name is decides, and the access mode is kept for later calls.
 */
#include "support.h"

int main(void)
{
    char byte;
    int fd;

    enter_scratch_dir(0700);
    write_file("file", "x");
    mkdir("dir", 0700);
    symlink("file", "to-file");
    symlink("dir", "to-dir");
    symlink("/", "to-root");
    fails_with(open("missing", O_RDONLY), ENOENT, "what is not there is ENOENT");
    fails_with(open("file/x", O_RDONLY), ENOTDIR, "a file is no directory on the way");
    fails_with(open("file/", O_RDONLY), ENOTDIR, "nor with a slash at its end");
    fails_with(open("file/.", O_RDONLY), ENOTDIR, "nor with a dot");
    fails_with(open("file", O_RDONLY | O_DIRECTORY), ENOTDIR, "O_DIRECTORY wants a directory");
    ok(open("dir/", O_RDONLY | O_DIRECTORY) >= 0, "which is opened");
    fails_with(open("dir", O_WRONLY), EISDIR, "a directory cannot be opened for writing");
    fails_with(open("dir", O_RDWR), EISDIR, "nor for both");
    fails_with(open("dir", O_RDONLY | O_TRUNC), EISDIR, "nor be cut");
    fd = open("dir", O_RDONLY);
    fails_with(read(fd, &byte, 1), EISDIR, "nor be read as a file");
    fails_with(open("to-file", O_RDONLY | O_NOFOLLOW), ELOOP, "O_NOFOLLOW and a link are ELOOP");
    fails_with(open("to-dir", O_RDONLY | O_NOFOLLOW | O_DIRECTORY), ENOTDIR,
               "with O_DIRECTORY it is ENOTDIR");
    ok(open("to-dir/.", O_RDONLY | O_NOFOLLOW) >= 0, "a link on the way is followed");
    ok(open("to-dir", O_RDONLY | O_DIRECTORY) >= 0, "without O_NOFOLLOW so is the last");
    ok(open("to-root", O_RDONLY | O_DIRECTORY) >= 0, "to the root too");
    fails_with(open("file", O_RDWR | O_CREAT | O_DIRECTORY, 0600), EINVAL,
               "O_CREAT with O_DIRECTORY is EINVAL");
    fd = open("file", O_RDONLY);
    fails_with(write(fd, "y", 1), EBADF, "a reader cannot write");
    fails_with(ftruncate(fd, 0), EINVAL, "nor cut");
    fd = open("file", O_WRONLY);
    fails_with(read(fd, &byte, 1), EBADF, "a writer cannot read");
    is_int(fcntl(fd, F_GETFL) & O_ACCMODE, O_WRONLY, "F_GETFL tells the mode");
    fcntl(fd, F_SETFL, O_RDWR | O_CREAT | O_NONBLOCK);
    is_int(fcntl(fd, F_GETFL) & (O_ACCMODE | O_CREAT | O_NONBLOCK), O_WRONLY | O_NONBLOCK,
           "F_SETFL cannot change it");
    fails_with(openat(-1, "file", O_RDONLY), EBADF, "a bad directory descriptor is EBADF");
    ok(openat(-1, "/", O_RDONLY) >= 0, "unless the path is absolute");
    fails_with(openat(fd, "x", O_RDONLY), ENOTDIR, "a file as directory descriptor is ENOTDIR");
    return done_testing();
}
