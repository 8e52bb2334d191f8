/*
 * rename(2), EINVAL: "an attempt was made to make a directory a subdirectory of itself"; ".." and
 * the link counts follow a moved directory; "." and ".." cannot be renamed.
 */
#include "support.h"

static int links(const char *path)
{
    struct stat status;

    return stat(path, &status) < 0 ? -1 : (int)status.st_nlink;
}

static ino_t number(const char *path)
{
    struct stat status;

    return stat(path, &status) < 0 ? 0 : status.st_ino;
}

int main(void)
{
    char cwd[256];

    enter_scratch_dir(0700);
    mkdir("a", 0700);
    mkdir("a/b", 0700);
    mkdir("a/b/c", 0700);
    mkdir("z", 0700);
    is_int(links("a"), 3, "a directory with one inside has three links");
    fails_with(rename("a", "a/b/a"), EINVAL, "a directory does not go into itself");
    fails_with(rename("a", "a/x"), EINVAL, "not even right below");
    fails_with(rename("a/b/c", "a"), ENOTEMPTY, "nor over one that it is in");
    fails_with(rename("a/b/c", "a/b"), ENOTEMPTY, "not even right above");
    is_int(chdir("a/b/c"), 0, "someone is in it");
    is_int(rename("../../b", "../../../z/b"), 0, "it moves");
    ok(getcwd(cwd, sizeof cwd) && strstr(cwd, "/z/b/c"), "getcwd tells the new place");
    chdir("../../..");
    is_int(links("a"), 2, "the old parent has one link less");
    is_int(links("z"), 3, "the new one has one more");
    ok(number("z/b/..") == number("z"), "\"..\" is the new parent");
    fails_with(rename("z/.", "y"), EBUSY, "\".\" cannot be renamed");
    fails_with(rename("z/..", "y"), EBUSY, "nor \"..\"");
    fails_with(rename("a", "z/."), EBUSY, "nor replaced");
    fails_with(rename("/", "y"), EBUSY, "nor the root");
    fails_with(rename("a", "z/b/c/../../../z/.."), EBUSY, "nor \"..\" of another");
    rmdir("z/b/c");
    rmdir("z/b");
    return done_testing();
}
