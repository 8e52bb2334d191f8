/*
 * path_resolution(7): the first class that fits decides: owner, group (and supplementary), others;
 * search permission of folders.
 */
#include "support.h"

static const char *path;
static int want;
static uid_t user;
static gid_t group, extra;

static void try_open(void)
{
    if (setgroups(extra ? 1 : 0, &extra) < 0 || setresgid(group, group, group) < 0
        || setresuid(user, user, user) < 0)
        _exit(100);
    _exit(open(path, want) >= 0 ? 0 : errno);
}

static int result_of(const char *file, int flags, uid_t uid, gid_t gid, gid_t more)
{
    path = file;
    want = flags;
    user = uid;
    group = gid;
    extra = more;
    return WEXITSTATUS(run_child(try_open));
}

static void make(const char *name, mode_t mode)
{
    write_file(name, "x");
    if (chown(name, 1001, 2001) < 0 || chmod(name, mode) < 0)
        bail_out("cannot set up %s", name);
}

int main(void)
{
    need_root();
    enter_scratch_dir(0755);
    make("owner", 0400);
    make("group", 0040);
    make("others", 0004);
    make("none", 0000);
    mkdir("closed", 0700);
    write_file("closed/f", "x");
    is_int(result_of("owner", O_RDONLY, 1001, 9, 0), 0, "the owner reads by the owner's bits");
    is_int(result_of("owner", O_WRONLY, 1001, 9, 0), EACCES, "but does not write");
    is_int(result_of("owner", O_RDONLY, 1002, 2001, 0), EACCES, "the group does not");
    is_int(result_of("group", O_RDONLY, 1002, 2001, 0), 0, "a member reads by the group's bits");
    is_int(result_of("group", O_RDONLY, 1002, 9, 2001), 0, "a supplementary member too");
    is_int(result_of("group", O_RDONLY, 1001, 2001, 0), EACCES, "the owner does not");
    is_int(result_of("group", O_RDONLY, 1002, 9, 0), EACCES, "nor do others");
    is_int(result_of("others", O_RDONLY, 1002, 9, 0), 0, "others read by the others' bits");
    is_int(result_of("others", O_RDONLY, 1002, 2001, 0), EACCES, "a member does not");
    is_int(result_of("none", O_RDWR, 0, 0, 0), 0, "root reads and writes everything");
    is_int(result_of("closed/f", O_RDONLY, 1001, 9, 0), EACCES, "a closed folder hides its files");
    unlink("closed/f");
    return done_testing();
}
