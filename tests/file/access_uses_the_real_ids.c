/*
 * access(2): "The check is done using the calling process's real UID and GID, rather than the
 * effective IDs"; faccessat with AT_EACCESS uses those.
 */
#include "support.h"

static void look(void)
{
    if (setresuid(1001, 1002, 0) < 0)
        _exit(1);
    if (access("f", R_OK) != 0 || access("f", W_OK) != -1 || errno != EACCES)
        _exit(2);
    if (open("f", O_RDONLY) != -1 || errno != EACCES)
        _exit(3);
    if (syscall(SYS_faccessat2, AT_FDCWD, "f", R_OK, AT_EACCESS) != -1 || errno != EACCES)
        _exit(4);
    if (access("f", X_OK) != -1 || access("f", F_OK) != 0)
        _exit(5);
}

static void look_as_root(void)
{
    if (access("f", R_OK | W_OK) != 0)
        _exit(1);
    if (access("f", X_OK) != -1 || errno != EACCES)
        _exit(2);
}

int main(void)
{
    need_root();
    enter_scratch_dir(0755);
    write_file("f", "");
    chown("f", 1001, 1001);
    chmod("f", 0400);
    is_exit(run_child(look), 0, "real ids for access, effective ones for open and AT_EACCESS");
    is_exit(run_child(look_as_root), 0, "root may read and write, but not execute without any x");
    fails_with(access("f", 8), EINVAL, "an unknown mode is EINVAL");
    fails_with(access("none", F_OK), ENOENT, "a name that is not there is ENOENT");
    return done_testing();
}
