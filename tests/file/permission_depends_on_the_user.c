/*
 * path_resolution(7), "Permissions": the first of owner, group and others that fits decides; a
 * search needs x on every directory; root reads and writes all, but executes only what has an x.
 */
#include "support.h"

static const char *path;
static int flags;
static gid_t extra_group;

static void open_as_nobody(void)
{
    if (setgroups(extra_group != 0, &extra_group) < 0 || become_user(NOBODY) < 0)
        _exit(99);
    _exit(open(path, flags) < 0 ? errno : 0);
}

static int nobody_opens(const char *name, int how)
{
    path = name;
    flags = how;
    return run_child(open_as_nobody);
}

static void check_access(void)
{
    int result = 0;

    if (setresuid(NOBODY, 0, 0) < 0)
        _exit(99);
    result |= access("secret", R_OK) == 0 ? 1 : 0;
    result |= faccessat(AT_FDCWD, "secret", R_OK, AT_EACCESS) == 0 ? 2 : 0;
    result |= access("secret", F_OK) == 0 ? 4 : 0;
    _exit(result);
}

static void make(const char *name, uid_t uid, gid_t gid, mode_t mode)
{
    write_file(name, "x");
    chown(name, uid, gid);
    chmod(name, mode);
}

int main(void)
{
    need_root();
    enter_scratch_dir(0755);
    make("others", 0, 0, 0604);
    make("owner-without", NOBODY, NOBODY, 0077);
    make("group-without", 0, NOBODY, 0606);
    make("extra", 0, 1234, 0060);
    make("secret", 0, 0, 0600);
    is_exit(nobody_opens("others", O_RDONLY), 0, "others may read by the last digit");
    is_exit(nobody_opens("others", O_WRONLY), EACCES, "and no more");
    is_exit(nobody_opens("owner-without", O_RDONLY), EACCES, "an owner has the owner's rights");
    is_exit(nobody_opens("group-without", O_RDONLY), EACCES, "a group member the group's");
    is_exit(nobody_opens("extra", O_RDWR), EACCES, "no right is no access");
    extra_group = 1234;
    is_exit(nobody_opens("extra", O_RDWR), 0, "a supplementary group counts");
    extra_group = 0;
    mkdir("dir", 0700);
    make("dir/open", 0, 0, 0666);
    chmod("dir", 0711);
    is_exit(nobody_opens("dir/open", O_RDONLY), 0, "x on a directory lets through");
    is_exit(nobody_opens("dir", O_RDONLY), EACCES, "but not read its names");
    is_exit(nobody_opens("dir/new", O_WRONLY | O_CREAT), EACCES, "nor make one");
    chmod("dir", 0744);
    is_exit(nobody_opens("dir/open", O_RDONLY), EACCES, "without x nothing in it is found");
    is_exit(nobody_opens("dir", O_RDONLY), 0, "though its names can be read");
    is_exit(run_child(check_access), 6, "access asks for the real user, AT_EACCESS for the other");

    is_int(access("secret", R_OK | W_OK), 0, "root may read and write all");
    chmod("secret", 0);
    is_int(open("secret", O_RDWR) >= 0, 1, "even without a bit");
    fails_with(access("secret", X_OK), EACCES, "but not execute");
    chmod("secret", 0001);
    is_int(access("secret", X_OK), 0, "one x is enough");
    fails_with(access("secret", 8), EINVAL, "an unknown mode is EINVAL");
    fails_with(access("missing", F_OK), ENOENT, "what is not there is ENOENT");
    unlink("dir/open");
    return done_testing();
}
