/*
 * rename(2): an existing target is replaced; folders only by empty folders; EISDIR, ENOTDIR,
 * ENOTEMPTY, EINVAL into itself.
 */
#include "support.h"
#include <sys/syscall.h>

int main(void)
{
    char text[16] = "";
    struct stat before, after;

    enter_scratch_dir(0755);
    write_file("a", "aaa");
    write_file("b", "bbb");
    stat("a", &before);
    is_int(rename("a", "b"), 0, "a file takes another's name");
    read_whole_file("b", text, sizeof text);
    is_str(text, "aaa", "the name has the new content");
    stat("b", &after);
    ok(before.st_ino == after.st_ino, "it is the same file");
    fails_with(access("a", F_OK), ENOENT, "the old name is gone");
    mkdir("d", 0755);
    mkdir("e", 0755);
    write_file("e/x", "");
    fails_with(rename("b", "d"), EISDIR, "a file over a folder is EISDIR");
    fails_with(rename("d", "b"), ENOTDIR, "a folder over a file is ENOTDIR");
    fails_with(rename("d", "e"), ENOTEMPTY, "over a folder that is not empty is ENOTEMPTY");
    fails_with(rename("d", "d/sub"), EINVAL, "into itself is EINVAL");
    is_int(rename("e", "d"), 0, "over an empty folder succeeds");
    is_int(access("d/x", F_OK), 0, "with what is in it");
    fails_with(rename("none", "b"), ENOENT, "one that is not there is ENOENT");
    is_int(link("b", "c"), 0, "a second name");
    is_int(rename("b", "c"), 0, "renaming to the same file does nothing");
    ok(access("b", F_OK) == 0 && access("c", F_OK) == 0, "both names stay");
    fails_with(syscall(SYS_renameat2, AT_FDCWD, "b", AT_FDCWD, "d", 1), EEXIST,
               "RENAME_NOREPLACE over something is EEXIST");
    unlink("d/x");
    return done_testing();
}
