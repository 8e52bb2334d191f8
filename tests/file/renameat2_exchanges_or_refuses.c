/*
 * renameat2(2): RENAME_NOREPLACE gives EEXIST when the new name exists; RENAME_EXCHANGE swaps two
 * names of whatever kind, and both must exist.
 */
#include "support.h"

static char text[64];

static const char *content(const char *path)
{
    return read_whole_file(path, text, sizeof text) < 0 ? "(none)" : text;
}

int main(void)
{
    struct stat status;

    enter_scratch_dir(0700);
    write_file("a", "was a");
    write_file("b", "was b");
    mkdir("dir", 0700);
    write_file("dir/in", "inside");
    fails_with(renameat2(AT_FDCWD, "a", AT_FDCWD, "b", RENAME_NOREPLACE), EEXIST,
               "RENAME_NOREPLACE does not replace");
    is_str(content("b"), "was b", "nothing happened");
    is_int(renameat2(AT_FDCWD, "a", AT_FDCWD, "new", RENAME_NOREPLACE), 0, "but it renames");
    is_int(renameat2(AT_FDCWD, "new", AT_FDCWD, "b", RENAME_EXCHANGE), 0, "two files swap");
    is_str(content("b"), "was a", "one has the other's content");
    is_str(content("new"), "was b", "and the other way round");
    is_int(renameat2(AT_FDCWD, "new", AT_FDCWD, "dir", RENAME_EXCHANGE), 0,
           "a file and a directory swap");
    is_str(content("new/in"), "inside", "the directory is under the file's name");
    is_str(content("dir"), "was b", "the file under the directory's");
    fails_with(renameat2(AT_FDCWD, "b", AT_FDCWD, "missing", RENAME_EXCHANGE), ENOENT,
               "both must exist");
    fails_with(renameat2(AT_FDCWD, "new", AT_FDCWD, "new/in", RENAME_EXCHANGE), EINVAL,
               "a directory and what is in it do not swap");
    fails_with(renameat2(AT_FDCWD, "new/in", AT_FDCWD, "new", RENAME_EXCHANGE), EINVAL,
               "in either order");
    fails_with(renameat2(AT_FDCWD, "a", AT_FDCWD, "b", RENAME_EXCHANGE | RENAME_NOREPLACE),
               EINVAL, "the two flags exclude each other");
    fails_with(renameat2(AT_FDCWD, "a", AT_FDCWD, "b", 1 << 8), EINVAL, "unknown ones are EINVAL");
    mkdir("x", 0700);
    mkdir("x/sub", 0700);
    mkdir("y", 0700);
    write_file("y/file", "f");
    is_int(renameat2(AT_FDCWD, "x/sub", AT_FDCWD, "y/file", RENAME_EXCHANGE), 0,
           "a directory and a file swap between two parents");
    stat("x", &status);
    is_int(status.st_nlink, 2, "the one has a subdirectory less");
    stat("y", &status);
    is_int(status.st_nlink, 3, "the other one more");
    unlink("new/in");
    unlink("x/sub");
    rmdir("y/file");
    return done_testing();
}
