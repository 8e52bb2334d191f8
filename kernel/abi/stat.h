/*
 * abi/stat.h — file status and mode bits.
 * Source: stat(2), statx(2), inode(7).
 */
#ifndef ABI_STAT_H
#define ABI_STAT_H

#include "time.h"
#include "types.h"

struct stat {
    dev_t st_dev;
    ino_t st_ino;
    nlink_t st_nlink;
    mode_t st_mode;
    uid_t st_uid;
    gid_t st_gid;
    int st_pad0_;
    dev_t st_rdev;
    off_t st_size;
    blksize_t st_blksize;
    blkcnt_t st_blocks; /* in units of 512 bytes */
    struct timespec st_atim;
    struct timespec st_mtim;
    struct timespec st_ctim;
    long st_unused_[3];
};
_Static_assert(sizeof(struct stat) == 144, "stat");
_Static_assert(offsetof(struct stat, st_nlink) == 16, "stat");
_Static_assert(offsetof(struct stat, st_mode) == 24, "stat");
_Static_assert(offsetof(struct stat, st_rdev) == 40, "stat");
_Static_assert(offsetof(struct stat, st_size) == 48, "stat");
_Static_assert(offsetof(struct stat, st_blocks) == 64, "stat");
_Static_assert(offsetof(struct stat, st_atim) == 72, "stat");
_Static_assert(offsetof(struct stat, st_ctim) == 104, "stat");

#define S_IFMT      0170000
#define S_IFSOCK    0140000
#define S_IFLNK     0120000
#define S_IFREG     0100000
#define S_IFBLK     0060000
#define S_IFDIR     0040000
#define S_IFCHR     0020000
#define S_IFIFO     0010000
#define S_ISUID     0004000
#define S_ISGID     0002000
#define S_ISVTX     0001000

#define S_ISLNK(m)  (((m)&S_IFMT) == S_IFLNK)
#define S_ISREG(m)  (((m)&S_IFMT) == S_IFREG)
#define S_ISDIR(m)  (((m)&S_IFMT) == S_IFDIR)
#define S_ISCHR(m)  (((m)&S_IFMT) == S_IFCHR)
#define S_ISBLK(m)  (((m)&S_IFMT) == S_IFBLK)
#define S_ISFIFO(m) (((m)&S_IFMT) == S_IFIFO)
#define S_ISSOCK(m) (((m)&S_IFMT) == S_IFSOCK)

#define S_IRWXU     00700
#define S_IRUSR     00400
#define S_IWUSR     00200
#define S_IXUSR     00100
#define S_IRWXG     00070
#define S_IRGRP     00040
#define S_IWGRP     00020
#define S_IXGRP     00010
#define S_IRWXO     00007
#define S_IROTH     00004
#define S_IWOTH     00002
#define S_IXOTH     00001

#define UTIME_NOW   ((1l << 30) - 1l)
#define UTIME_OMIT  ((1l << 30) - 2l)

struct statx_timestamp {
    int64_t tv_sec;
    uint32_t tv_nsec;
    int32_t pad_;
};
_Static_assert(sizeof(struct statx_timestamp) == 16, "statx_timestamp");

struct statx {
    uint32_t stx_mask;
    uint32_t stx_blksize;
    uint64_t stx_attributes;
    uint32_t stx_nlink;
    uint32_t stx_uid;
    uint32_t stx_gid;
    uint16_t stx_mode;
    uint16_t stx_pad0_;
    uint64_t stx_ino;
    uint64_t stx_size;
    uint64_t stx_blocks;
    uint64_t stx_attributes_mask;
    struct statx_timestamp stx_atime;
    struct statx_timestamp stx_btime;
    struct statx_timestamp stx_ctime;
    struct statx_timestamp stx_mtime;
    uint32_t stx_rdev_major;
    uint32_t stx_rdev_minor;
    uint32_t stx_dev_major;
    uint32_t stx_dev_minor;
    uint64_t stx_mnt_id;
    uint32_t stx_dio_mem_align;
    uint32_t stx_dio_offset_align;
    uint64_t stx_spare_[12];
};
_Static_assert(sizeof(struct statx) == 256, "statx");
_Static_assert(offsetof(struct statx, stx_ino) == 32, "statx");
_Static_assert(offsetof(struct statx, stx_atime) == 64, "statx");
_Static_assert(offsetof(struct statx, stx_rdev_major) == 128, "statx");
_Static_assert(offsetof(struct statx, stx_mnt_id) == 144, "statx");

#define STATX_TYPE        0x0001u
#define STATX_MODE        0x0002u
#define STATX_NLINK       0x0004u
#define STATX_UID         0x0008u
#define STATX_GID         0x0010u
#define STATX_ATIME       0x0020u
#define STATX_MTIME       0x0040u
#define STATX_CTIME       0x0080u
#define STATX_INO         0x0100u
#define STATX_SIZE        0x0200u
#define STATX_BLOCKS      0x0400u
#define STATX_BASIC_STATS 0x07ffu
#define STATX_BTIME       0x0800u
#define STATX_MNT_ID      0x1000u
#define STATX_DIOALIGN    0x2000u
#define STATX_ALL         0x0fffu
#define STATX__RESERVED   0x80000000u

#endif
