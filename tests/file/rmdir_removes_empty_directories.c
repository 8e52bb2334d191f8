/*
 * rmdir(2): only an empty directory, not ".", not "..", not the root; who is in it stays in a
 * directory where nothing can be made.
 */
#include "support.h"

int main(void)
{
    struct stat status;
    char cwd[256];
    int fd;

    enter_scratch_dir(0700);
    mkdir("dir", 0700);
    write_file("dir/file", "");
    fails_with(rmdir("dir"), ENOTEMPTY, "a directory with a file is ENOTEMPTY");
    unlink("dir/file");
    is_int(rmdir("dir"), 0, "an empty one goes");
    fails_with(rmdir("dir"), ENOENT, "once");
    mkdir("dir", 0700);
    fails_with(rmdir("dir/."), EINVAL, "\".\" is EINVAL");
    fails_with(rmdir("dir/.."), ENOTEMPTY, "\"..\" is ENOTEMPTY");
    fails_with(rmdir("/"), EBUSY, "the root is EBUSY");
    write_file("file", "");
    fails_with(rmdir("file"), ENOTDIR, "a file is ENOTDIR");
    symlink("dir", "link");
    fails_with(rmdir("link"), ENOTDIR, "a link to a directory is ENOTDIR");
    is_int(rmdir("dir/"), 0, "a slash at its end is allowed");

    mkdir("here", 0700);
    fd = open("here", O_RDONLY);
    chdir("here");
    is_int(rmdir("../here"), 0, "a directory goes while someone is in it");
    fails_with((long)(getcwd(cwd, sizeof cwd) ? 0 : -1), ENOENT, "getcwd is ENOENT then");
    fails_with(open("new", O_CREAT | O_WRONLY, 0600), ENOENT, "nothing can be made there");
    fails_with(mkdir("new", 0700), ENOENT, "no directory either");
    is_int(stat(".", &status), 0, "\".\" is still there");
    is_int(status.st_nlink, 0, "without links");
    is_int(syscall(SYS_getdents64, fd, cwd, sizeof cwd) == -1 ? errno : 0, ENOENT,
           "reading it is ENOENT");
    is_int(chdir(".."), 0, "\"..\" leads out");
    is_int(access("file", F_OK), 0, "to where it was");
    return done_testing();
}
