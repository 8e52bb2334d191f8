/*
 * inode(7), S_ISGID on a directory: "files created there inherit their group ID from the
 * directory", and directories the bit as well.
 */
#include "support.h"

static void make_things_as_nobody(void)
{
    if (setgroups(0, NULL) < 0 || become_user(NOBODY) < 0)
        _exit(99);
    umask(0);
    _exit(open("dir/file", O_CREAT | O_WRONLY, 02770) >= 0 && mkdir("dir/sub", 0750) == 0
          && mkfifo("dir/fifo", 0600) == 0 ? 0 : 1);
}

int main(void)
{
    struct stat status;

    need_root();
    enter_scratch_dir(0755);
    mkdir("dir", 0700);
    chown("dir", 0, 1234);
    chmod("dir", 02777);
    is_exit(run_child(make_things_as_nobody), 0, "a user makes files there");
    stat("dir/file", &status);
    ok(status.st_uid == NOBODY && status.st_gid == 1234, "the file has the directory's group");
    is_int(status.st_mode & 07777, 0770, "but no set-group-ID for a group its maker is not in");
    stat("dir/fifo", &status);
    is_int(status.st_gid, 1234, "so has the FIFO");
    stat("dir/sub", &status);
    is_int(status.st_gid, 1234, "and the directory");
    is_int(status.st_mode & 07777, 02750, "which has the bit too");
    unlink("dir/file");
    unlink("dir/fifo");
    rmdir("dir/sub");
    return done_testing();
}
