/* link(2), unlink(2), rmdir(2): names of one file; an open file without names lives on; errors. */
#include "support.h"

int main(void)
{
    char text[8] = "";
    int fd;

    enter_scratch_dir(0755);
    write_file("a", "text");
    is_int(link("a", "b"), 0, "a second name");
    is_int(unlink("a"), 0, "the first is removed");
    read_whole_file("b", text, sizeof text);
    is_str(text, "text", "the file is there by the second");
    fails_with(link("none", "c"), ENOENT, "a link to nothing is ENOENT");
    fails_with(link("b", "b"), EEXIST, "to a name that is taken is EEXIST");
    fd = open("b", O_RDWR);
    unlink("b");
    is_int(write(fd, "TEXT", 4), 4, "an open file without a name can be written");
    is_int(pread(fd, text, 4, 0), 4, "and read");
    is_str(text, "TEXT", "with its content");
    fails_with(unlink("b"), ENOENT, "unlink of nothing is ENOENT");
    mkdir("d", 0755);
    fails_with(unlink("d"), EISDIR, "of a folder is EISDIR");
    fails_with(link("d", "e") ? (errno = errno == EPERM ? EPERM : errno, -1) : 0, EPERM,
               "a link to a folder is EPERM");
    write_file("d/x", "");
    fails_with(rmdir("d"), ENOTEMPTY, "rmdir of a full folder is ENOTEMPTY");
    fails_with(rmdir("d/x"), ENOTDIR, "of a file is ENOTDIR");
    fails_with(rmdir("d/."), EINVAL, "of . is EINVAL");
    unlink("d/x");
    is_int(rmdir("d"), 0, "an empty one goes");
    fails_with(mkdir(".", 0755), EEXIST, "mkdir of what is there is EEXIST");
    fails_with(unlinkat(AT_FDCWD, "x", 0x7), EINVAL, "unknown flags are EINVAL");
    return done_testing();
}
