/*
 * chmod(2), chown(2): the owner changes the mode; only root gives a file away; the owner may give
 * it to a group of its own; a change of owner clears the set-id bits.
 */
#include "support.h"

static int (*action)(void);

static void act_as_nobody(void)
{
    gid_t group = 1234;

    if (setgroups(1, &group) < 0 || become_user(NOBODY) < 0)
        _exit(99);
    _exit(action() < 0 ? errno : 0);
}

static int nobody_does(int (*what)(void))
{
    action = what;
    return run_child(act_as_nobody);
}

static int chmod_root(void)
{
    return chmod("root", 0666);
}

static int chmod_own(void)
{
    return chmod("own", 04750);
}

static int chmod_own_to_foreign_group(void)
{
    return chmod("foreign-group", 02755);
}

static int give_away(void)
{
    return chown("own", 0, -1);
}

static int give_to_own_group(void)
{
    return chown("own", -1, 1234);
}

static int give_to_foreign_group(void)
{
    return chown("own", -1, 4321);
}

static int change_nothing(void)
{
    return chown("own", NOBODY, -1);
}

static mode_t mode_of(const char *path)
{
    struct stat status;

    return lstat(path, &status) < 0 ? 0 : status.st_mode;
}

int main(void)
{
    struct stat status;
    int fd;

    need_root();
    enter_scratch_dir(0755);
    write_file("root", "");
    write_file("own", "");
    chown("own", NOBODY, NOBODY);
    write_file("foreign-group", "");
    chown("foreign-group", NOBODY, 4321);
    is_exit(nobody_does(chmod_root), EPERM, "a stranger does not change the mode");
    is_exit(nobody_does(chmod_own), 0, "the owner does");
    is_int(mode_of("own"), S_IFREG | 04750, "set-user-ID included");
    is_exit(nobody_does(chmod_own_to_foreign_group), 0, "for a group it is not in");
    is_int(mode_of("foreign-group"), S_IFREG | 0755, "the set-group-ID bit is left out");
    is_exit(nobody_does(give_away), EPERM, "nobody gives a file away");
    is_exit(nobody_does(give_to_foreign_group), EPERM, "nor to a group it is not in");
    is_exit(nobody_does(change_nothing), 0, "its own id it may name");
    is_int(mode_of("own"), S_IFREG | 0750, "which clears set-user-ID");
    is_exit(nobody_does(give_to_own_group), 0, "a group of its own it may give it to");
    stat("own", &status);
    is_int(status.st_gid, 1234, "it has that group");

    chmod("own", 06755);
    is_int(chown("own", 5, 6), 0, "root gives it to anyone");
    is_int(mode_of("own"), S_IFREG | 0755, "which clears both bits");
    chmod("own", 02745);
    chown("own", 5, 6);
    is_int(mode_of("own"), S_IFREG | 02745, "without group x set-group-ID stays");
    symlink("own", "link");
    is_int(lchown("link", 7, 8), 0, "lchown changes the link");
    lstat("link", &status);
    ok(status.st_uid == 7 && status.st_gid == 8, "itself");
    stat("own", &status);
    ok(status.st_uid == 5 && status.st_gid == 6, "not what it points to");
    is_int(chown("link", 9, -1), 0, "chown follows it");
    stat("own", &status);
    ok(status.st_uid == 9 && status.st_gid == 6, "and -1 leaves the group");
    fd = open("own", O_RDONLY);
    is_int(fchmod(fd, 0640), 0, "fchmod works through a reading descriptor");
    is_int(fchown(fd, 0, 0), 0, "so does fchown");
    is_int(mode_of("own"), S_IFREG | 0640, "the mode is changed");
    fails_with(fchmodat(AT_FDCWD, "missing", 0600, 0), ENOENT, "a missing file is ENOENT");
    is_int(fchownat(fd, "", 1, 1, AT_EMPTY_PATH), 0, "AT_EMPTY_PATH names the descriptor's file");
    return done_testing();
}
