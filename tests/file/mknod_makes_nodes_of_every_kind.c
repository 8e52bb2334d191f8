/*
 * mknod(2): regular files, FIFOs, sockets for everyone, devices for root; a device node opens what
 * its numbers say, whatever its name.
 */
#include "support.h"
#include <sys/sysmacros.h>

static void make_as_nobody(void)
{
    int allowed, refused;

    if (become_user(NOBODY) < 0)
        _exit(99);
    allowed = mknod("nobody-fifo", S_IFIFO | 0600, 0) == 0 && mknod("nobody", 0600, 0) == 0
              && mknod("nobody-socket", S_IFSOCK | 0600, 0) == 0;
    refused = mknod("nobody-null", S_IFCHR | 0600, makedev(1, 3)) < 0 && errno == EPERM;
    _exit(allowed && refused ? 0 : 1);
}

static mode_t made(mode_t mode, dev_t device)
{
    struct stat status;

    unlink("node");
    if (mknod("node", mode, device) < 0 || stat("node", &status) < 0)
        return 0;
    return status.st_mode;
}

int main(void)
{
    struct stat status;
    char byte = 1;
    int fd;

    need_root();
    umask(022);
    enter_scratch_dir(0777);
    is_int(made(S_IFREG | 0666, 0), S_IFREG | 0644, "a regular file");
    is_int(made(0666, 0), S_IFREG | 0644, "also without a type");
    is_int(made(S_IFIFO | 0600, 0), S_IFIFO | 0600, "a FIFO");
    is_int(made(S_IFSOCK | 0600, 0), S_IFSOCK | 0600, "a socket");
    fails_with(open("node", O_RDWR), ENXIO, "which cannot be opened");
    if (mknod("device", S_IFCHR | 0666, makedev(1, 5)) < 0)
        skip_all("devices may not be made here");
    is_int(made(S_IFBLK | 0600, makedev(200, 7)), S_IFBLK | 0600, "a block device");
    is_int(made(S_IFCHR | 0600, makedev(1, 5)), S_IFCHR | 0600, "a character device");
    stat("node", &status);
    ok(major(status.st_rdev) == 1 && minor(status.st_rdev) == 5, "with its numbers");
    fd = open("node", O_RDONLY);
    ok(fd >= 0 && read(fd, &byte, 1) == 1 && byte == 0, "1:5 is /dev/zero");
    made(S_IFCHR | 0600, makedev(1, 3));
    fd = open("node", O_RDWR);
    ok(fd >= 0 && read(fd, &byte, 1) == 0 && write(fd, "x", 1) == 1, "1:3 is /dev/null");
    made(S_IFCHR | 0600, makedev(250, 77));
    fails_with(open("node", O_RDWR), ENXIO, "a device that is not there is ENXIO");
    fails_with(mknod("node", S_IFREG | 0600, 0), EEXIST, "a taken name is EEXIST");
    fails_with(mknod("dir", S_IFDIR | 0700, 0), EPERM, "a directory is EPERM");
    fails_with(mknod("link", S_IFLNK | 0700, 0), EINVAL, "another type is EINVAL");
    is_exit(run_child(make_as_nobody), 0, "an ordinary user makes all but devices");
    return done_testing();
}
