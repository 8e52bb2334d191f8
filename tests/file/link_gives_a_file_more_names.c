/*
 * link(2): a new name for the same file; the count of names goes up and, by unlink, down; a
 * directory gets none, a symbolic link is linked itself unless AT_SYMLINK_FOLLOW.
 */
#include "support.h"

int main(void)
{
    struct stat one, two;

    enter_scratch_dir(0700);
    write_file("one", "text");
    is_int(link("one", "two"), 0, "a second name");
    stat("one", &one);
    stat("two", &two);
    ok(one.st_ino == two.st_ino && one.st_dev == two.st_dev, "for the same file");
    is_int(one.st_nlink, 2, "which counts two");
    chmod("two", 0640);
    stat("one", &one);
    is_int(one.st_mode & 0777, 0640, "they share the mode");
    fails_with(link("one", "two"), EEXIST, "a taken name is EEXIST");
    fails_with(link("missing", "three"), ENOENT, "a missing file is ENOENT");
    fails_with(link("one", "missing/x"), ENOENT, "so is a missing directory");
    mkdir("dir", 0700);
    fails_with(link("dir", "dir2"), EPERM, "a directory gets no second name");
    fails_with(link("one", "new/"), ENOENT, "a file gets no name with a slash");
    symlink("one", "symbolic");
    is_int(link("symbolic", "symbolic2"), 0, "a symbolic link is linked");
    lstat("symbolic2", &two);
    ok(S_ISLNK(two.st_mode) && two.st_nlink == 2, "itself");
    is_int(linkat(AT_FDCWD, "symbolic", AT_FDCWD, "three", AT_SYMLINK_FOLLOW), 0,
           "AT_SYMLINK_FOLLOW");
    lstat("three", &two);
    ok(S_ISREG(two.st_mode) && two.st_nlink == 3, "links what it points to");
    fails_with(linkat(AT_FDCWD, "one", AT_FDCWD, "x", 0x40000000), EINVAL, "unknown flags");
    is_int(unlink("one"), 0, "the first name goes");
    stat("two", &two);
    is_int(two.st_nlink, 2, "the others stay");
    fails_with(unlink("one"), ENOENT, "a name goes once");
    fails_with(unlink("dir"), EISDIR, "a directory is not unlinked");
    fails_with(unlink("two/"), ENOTDIR, "a file's name has no slash");
    fails_with(unlinkat(AT_FDCWD, "two", AT_REMOVEDIR), ENOTDIR, "AT_REMOVEDIR wants a directory");
    is_int(unlinkat(AT_FDCWD, "dir", AT_REMOVEDIR), 0, "and removes it");
    return done_testing();
}
