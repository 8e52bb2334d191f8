/*
 * rename(2): "if newpath already exists, it will be atomically replaced"; what is open stays; two
 * names of one file are left alone; ENOTDIR, EISDIR, ENOTEMPTY by what the two are.
 */
#include "support.h"

int main(void)
{
    struct stat before, after;
    char text[8];
    int fd;

    enter_scratch_dir(0700);
    write_file("a", "aaa");
    write_file("b", "bb");
    stat("a", &before);
    fd = open("b", O_RDONLY);
    is_int(rename("a", "b"), 0, "a file replaces another");
    stat("b", &after);
    is_int(after.st_ino == before.st_ino && after.st_size == 3, 1, "it is the same file");
    fails_with(stat("a", &after), ENOENT, "its old name is gone");
    is_int(read(fd, text, sizeof text), 2, "the replaced file can still be read");
    fstat(fd, &after);
    is_int(after.st_nlink, 0, "it has no name");
    fails_with(rename("a", "c"), ENOENT, "what is not there is ENOENT");
    is_int(rename("b", "b"), 0, "to itself is nothing");
    link("b", "also-b");
    is_int(rename("b", "also-b"), 0, "between two names of one file");
    is_int(stat("b", &after), 0, "both names stay");
    is_int(after.st_nlink, 2, "with a count of two");

    mkdir("dir", 0700);
    mkdir("empty", 0700);
    mkdir("full", 0700);
    write_file("full/x", "");
    fails_with(rename("dir", "b"), ENOTDIR, "a directory over a file is ENOTDIR");
    fails_with(rename("b", "dir"), EISDIR, "a file over a directory is EISDIR");
    fails_with(rename("dir", "full"), ENOTEMPTY, "over a full directory is ENOTEMPTY");
    is_int(rename("full", "empty"), 0, "a directory replaces an empty one");
    is_int(access("empty/x", F_OK), 0, "with what is in it");
    fails_with(rename("b", "dir/"), ENOTDIR, "a slash does not make a file a directory");
    fails_with(rename("b", "new/"), ENOTDIR, "nor a new name");
    is_int(rename("dir", "moved/"), 0, "a directory may have one");
    fails_with(rename("b/", "c"), ENOTDIR, "a file's name may not");
    symlink("b", "link");
    is_int(rename("link", "b"), 0, "a symbolic link is renamed itself");
    lstat("b", &after);
    ok(S_ISLNK(after.st_mode), "and replaces the file");
    unlink("empty/x");
    return done_testing();
}
