/*
 * open(2), O_CREAT and O_EXCL: "if pathname already exists, then open() fails with EEXIST", a
 * symbolic link too, "regardless of where the link points".
 */
#include "support.h"

static const int CREATE = O_WRONLY | O_CREAT;

static volatile int winners;

static void try_to_create(void)
{
    _exit(open("race", CREATE | O_EXCL, 0600) >= 0 ? 1 : 0);
}

int main(void)
{
    struct stat status;
    pid_t pids[8];

    enter_scratch_dir(0700);
    ok(open("file", CREATE | O_EXCL, 0600) >= 0, "a new file is created");
    fails_with(open("file", CREATE | O_EXCL, 0600), EEXIST, "a second time it is EEXIST");
    ok(open("file", CREATE, 0600) >= 0, "without O_EXCL it is opened");
    symlink("nowhere", "dangling");
    fails_with(open("dangling", CREATE | O_EXCL, 0600), EEXIST, "a dangling link is EEXIST");
    fails_with(stat("nowhere", &status), ENOENT, "and nothing is created");
    ok(open("dangling", CREATE, 0600) >= 0, "without O_EXCL the link is followed");
    is_int(stat("nowhere", &status), 0, "and its target created");
    mkdir("dir", 0700);
    fails_with(open("dir", CREATE | O_EXCL, 0600), EEXIST, "a directory is EEXIST");
    fails_with(open("dir", O_RDONLY | O_CREAT, 0600), EISDIR, "and EISDIR without O_EXCL");
    fails_with(open("new/", CREATE, 0600), EISDIR, "a name with a slash is EISDIR");
    fails_with(open("missing/new", CREATE, 0600), ENOENT, "a missing directory is ENOENT");
    fails_with(open("file/new", CREATE, 0600), ENOTDIR, "a file as directory is ENOTDIR");
    fails_with(open("", CREATE, 0600), ENOENT, "the empty path is ENOENT");
    fails_with(open(".", CREATE, 0600), EISDIR, "the folder itself is EISDIR");
    is_int(open("nowhere", O_RDONLY | O_EXCL) >= 0, 1, "O_EXCL alone does nothing");

    for (int i = 0; i < 8; i++)
        pids[i] = start_child(try_to_create);
    for (int i = 0; i < 8; i++)
        winners += WEXITSTATUS(wait_for(pids[i]));
    is_int(winners, 1, "of eight processes one creates the file");
    return done_testing();
}
