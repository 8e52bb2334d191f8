/*
 * inode(7), "Timestamp fields": mtime is set by writes, ctime by any change of the inode, a
 * directory's by names made, removed and renamed in it.
 */
#include "support.h"

static const struct timespec old[2] = { { 1000, 0 }, { 1000, 0 } };

/* Has `path` been given a new modification time since forget()? */
static int modified(const char *path)
{
    struct stat status;

    return lstat(path, &status) == 0 && status.st_mtim.tv_sec != 1000;
}

static void forget(const char *path)
{
    if (utimensat(AT_FDCWD, path, old, 0) < 0)
        bail_out("utimensat failed");
}

int main(void)
{
    struct stat status, later;
    int fd;

    enter_scratch_dir(0700);
    mkdir("dir", 0700);
    forget("dir");
    write_file("dir/file", "x");
    ok(modified("dir"), "a new name changes the directory");
    forget("dir");
    fd = open("dir/file", O_RDWR);
    write(fd, "yy", 2);
    ok(!modified("dir"), "a write to the file does not");
    forget("dir/file");
    write(fd, "z", 1);
    ok(modified("dir/file"), "it changes the file");
    forget("dir/file");
    write(fd, "", 0);
    ok(!modified("dir/file"), "a write of nothing does not");
    chmod("dir/file", 0640);
    ok(!modified("dir/file"), "nor chmod");
    stat("dir/file", &status);
    ok(status.st_ctim.tv_sec != 1000, "which sets ctime, as every change does");
    ftruncate(fd, 10);
    ok(modified("dir/file"), "ftruncate changes it");
    forget("dir");
    chmod("dir/file", 0600);
    ok(!modified("dir"), "chmod of a file leaves its directory");
    rename("dir/file", "dir/name");
    ok(modified("dir"), "a rename in it does not");
    forget("dir");
    link("dir/name", "dir/other");
    ok(modified("dir"), "nor a link");
    forget("dir");
    unlink("dir/name");
    ok(modified("dir"), "nor an unlink");
    forget("dir");
    mkdir("dir/sub", 0700);
    ok(modified("dir"), "nor a directory made");
    forget("dir");
    rmdir("dir/sub");
    ok(modified("dir"), "nor one removed");
    forget("dir");
    fails_with(rmdir("dir"), ENOTEMPTY, "what fails");
    ok(!modified("dir"), "changes nothing");
    fstat(fd, &status);
    pread(fd, &later, 1, 0);
    fstat(fd, &later);
    ok(later.st_mtim.tv_nsec == status.st_mtim.tv_nsec
       && later.st_ctim.tv_nsec == status.st_ctim.tv_nsec, "a read changes neither");
    unlink("dir/other");
    return done_testing();
}
