/* open(2): O_CREAT, O_EXCL, O_TRUNC, O_DIRECTORY, O_NOFOLLOW, access modes, and their errors. */
#include "support.h"

int main(void)
{
    char name[300], byte;
    int fd;

    enter_scratch_dir(0755);
    fails_with(open("f", O_RDWR), ENOENT, "a file that is not there");
    fd = open("f", O_RDWR | O_CREAT | O_EXCL, 0600);
    ok(fd >= 0, "O_CREAT and O_EXCL create it");
    fails_with(open("f", O_RDWR | O_CREAT | O_EXCL, 0600), EEXIST, "once");
    is_int(write(fd, "abc", 3), 3, "it is written");
    close(fd);
    fd = open("f", O_RDONLY);
    fails_with(write(fd, "x", 1), EBADF, "O_RDONLY cannot be written");
    close(fd);
    fd = open("f", O_WRONLY | O_TRUNC);
    is_int(lseek(fd, 0, SEEK_END), 0, "O_TRUNC empties it");
    fails_with(read(fd, &byte, 1), EBADF, "O_WRONLY cannot be read");
    fails_with(open("f", O_RDONLY | O_DIRECTORY), ENOTDIR, "O_DIRECTORY of a file is ENOTDIR");
    fails_with(open(".", O_RDWR), EISDIR, "a folder for writing is EISDIR");
    fails_with(open("f/x", O_RDONLY), ENOTDIR, "a path through a file is ENOTDIR");
    if (symlink("f", "link") < 0)
        bail_out("symlink failed");
    fails_with(open("link", O_RDONLY | O_NOFOLLOW), ELOOP, "O_NOFOLLOW of a link is ELOOP");
    ok(open("link", O_RDONLY) >= 0, "a link is followed");
    fails_with(open("", O_RDONLY), ENOENT, "an empty path is ENOENT");
    memset(name, 'n', sizeof name);
    name[256] = 0;
    fails_with(open(name, O_RDONLY), ENAMETOOLONG, "a name of 256 characters is ENAMETOOLONG");
    name[255] = 0;
    fails_with(open(name, O_RDONLY), ENOENT, "one of 255 is ENOENT");
    return done_testing();
}
