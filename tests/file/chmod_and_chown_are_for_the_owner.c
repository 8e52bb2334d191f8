/*
 * chmod(2), chown(2): only the owner changes the mode, only root the owner; set-user-ID bits go
 * with a change of owner or a write.
 */
#include "support.h"

static mode_t mode_of(const char *path)
{
    struct stat status;

    return stat(path, &status) < 0 ? (mode_t)-1 : status.st_mode & 07777;
}

static void change_as_another(void)
{
    if (become_user(1002) < 0)
        _exit(1);
    if (chmod("f", 0777) != -1 || errno != EPERM)
        _exit(2);
    if (chown("f", 1002, -1) != -1 || errno != EPERM)
        _exit(3);
}

static void change_as_the_owner(void)
{
    if (become_user(1001) < 0)
        _exit(1);
    if (chmod("f", 0640) != 0 || mode_of("f") != 0640)
        _exit(2);
    if (chown("f", 1002, -1) != -1 || errno != EPERM)
        _exit(3);
    if (chown("f", -1, 1001) != 0)
        _exit(4);
    if (chmod("f", 02755) != 0)
        _exit(5);
}

int main(void)
{
    struct stat status;
    int fd;

    need_root();
    enter_scratch_dir(0777);
    write_file("f", "");
    is_int(chown("f", 1001, 1001), 0, "root changes the owner");
    is_exit(run_child(change_as_another), 0, "another user changes nothing");
    is_exit(run_child(change_as_the_owner), 0, "the owner changes the mode, not the owner");
    chmod("f", 06777);
    is_int(chown("f", 1003, 1003), 0, "a new owner");
    is_int(mode_of("f"), 0777, "takes the set-id bits away");
    fd = open("f", O_RDWR);
    is_int(fchmod(fd, 0600), 0, "fchmod");
    is_int(mode_of("f"), 0600, "changes the mode");
    is_int(fchown(fd, 5, 6), 0, "fchown");
    fstat(fd, &status);
    ok(status.st_uid == 5 && status.st_gid == 6, "changes both");
    if (symlink("f", "s") < 0)
        bail_out("symlink failed");
    is_int(lchown("s", 7, 8), 0, "lchown");
    lstat("s", &status);
    ok(status.st_uid == 7 && status.st_gid == 8, "changes the link");
    is_int(chmod("s", 0444), 0, "chmod of a link");
    is_int(mode_of("f"), 0444, "changes its target");
    return done_testing();
}
