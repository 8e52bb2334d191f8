/*
 * statx(2): the fields of stat, those asked for and there are marked in stx_mask; AT_EMPTY_PATH,
 * AT_SYMLINK_NOFOLLOW; reserved bits are EINVAL.
 */
#include "support.h"
#include <sys/sysmacros.h>

int main(void)
{
    struct stat status;
    struct statx x;
    int fd;

    enter_scratch_dir(0700);
    write_file("file", "12345");
    symlink("file", "link");
    stat("file", &status);
    is_int(statx(AT_FDCWD, "file", 0, STATX_BASIC_STATS | STATX_BTIME, &x), 0, "a file");
    is_int(x.stx_mask & STATX_BASIC_STATS, STATX_BASIC_STATS, "all that stat tells is there");
    ok(x.stx_ino == status.st_ino && x.stx_mode == status.st_mode, "number and mode");
    ok(x.stx_uid == status.st_uid && x.stx_gid == status.st_gid, "user and group");
    ok(x.stx_size == 5 && x.stx_nlink == 1, "size and links");
    ok(x.stx_blksize == (unsigned)status.st_blksize && x.stx_blocks == (unsigned)status.st_blocks,
       "blocks");
    ok(x.stx_mtime.tv_sec == status.st_mtim.tv_sec
       && x.stx_mtime.tv_nsec == status.st_mtim.tv_nsec, "the time of modification");
    ok(x.stx_ctime.tv_sec == status.st_ctim.tv_sec
       && x.stx_ctime.tv_nsec == status.st_ctim.tv_nsec, "the time of change");
    ok(makedev(x.stx_dev_major, x.stx_dev_minor) == status.st_dev, "the device");
    ok((x.stx_mask & STATX_BTIME) && x.stx_btime.tv_sec <= x.stx_ctime.tv_sec
       && x.stx_btime.tv_sec > 0, "the time of birth");
    is_int(statx(AT_FDCWD, "link", AT_SYMLINK_NOFOLLOW, STATX_BASIC_STATS, &x), 0, "a link");
    ok(S_ISLNK(x.stx_mode), "itself");
    fd = open("file", O_RDONLY);
    is_int(statx(fd, "", AT_EMPTY_PATH, STATX_SIZE, &x), 0, "a descriptor");
    is_int(x.stx_size, 5, "by AT_EMPTY_PATH");
    fails_with(statx(fd, "", 0, STATX_SIZE, &x), ENOENT, "without it \"\" is ENOENT");
    fails_with(statx(AT_FDCWD, "missing", 0, STATX_SIZE, &x), ENOENT, "a missing file");
    fails_with(statx(AT_FDCWD, "file", 0x1, STATX_SIZE, &x), EINVAL, "unknown flags");
    fails_with(statx(AT_FDCWD, "file", 0, STATX__RESERVED, &x), EINVAL, "the reserved bit");
    fails_with(statx(AT_FDCWD, "file", AT_STATX_FORCE_SYNC | AT_STATX_DONT_SYNC, STATX_SIZE, &x),
               EINVAL, "two ways to synchronise");
    statx(AT_FDCWD, "/dev/null", 0, STATX_BASIC_STATS, &x);
    ok(x.stx_rdev_major == 1 && x.stx_rdev_minor == 3, "a device's numbers");
    return done_testing();
}
