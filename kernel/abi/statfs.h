/*
 * abi/statfs.h — file system status and mount flags.
 * Source: statfs(2), statvfs(3), mount(2), umount(2).
 */
#ifndef ABI_STATFS_H
#define ABI_STATFS_H

#include "types.h"

typedef struct {
    int val[2];
} k_fsid_t;

struct statfs {
    long f_type;
    long f_bsize;
    unsigned long f_blocks;
    unsigned long f_bfree;
    unsigned long f_bavail;
    unsigned long f_files;
    unsigned long f_ffree;
    k_fsid_t f_fsid;
    long f_namelen;
    long f_frsize;
    long f_flags;
    long f_spare[4];
};
_Static_assert(sizeof(struct statfs) == 120, "statfs");
_Static_assert(offsetof(struct statfs, f_fsid) == 56, "statfs");
_Static_assert(offsetof(struct statfs, f_namelen) == 64, "statfs");
_Static_assert(offsetof(struct statfs, f_flags) == 80, "statfs");

#define PROC_SUPER_MAGIC    0x9fa0
#define TMPFS_MAGIC         0x01021994
#define RAMFS_MAGIC         0x858458f6
#define DEVPTS_SUPER_MAGIC  0x1cd1
#define PIPEFS_MAGIC        0x50495045
#define SOCKFS_MAGIC        0x534f434b
#define ANON_INODE_FS_MAGIC 0x09041934
#define SYSFS_MAGIC         0x62656572

/* f_flags */
#define ST_RDONLY           0x0001
#define ST_NOSUID           0x0002
#define ST_NODEV            0x0004
#define ST_NOEXEC           0x0008
#define ST_SYNCHRONOUS      0x0010
#define ST_VALID            0x0020
#define ST_NOATIME          0x0400
#define ST_NODIRATIME       0x0800
#define ST_RELATIME         0x1000

#define MS_RDONLY           0x00000001
#define MS_NOSUID           0x00000002
#define MS_NODEV            0x00000004
#define MS_NOEXEC           0x00000008
#define MS_SYNCHRONOUS      0x00000010
#define MS_REMOUNT          0x00000020
#define MS_NOATIME          0x00000400
#define MS_NODIRATIME       0x00000800
#define MS_BIND             0x00001000
#define MS_MOVE             0x00002000
#define MS_REC              0x00004000
#define MS_SILENT           0x00008000
#define MS_PRIVATE          0x00040000
#define MS_SLAVE            0x00080000
#define MS_SHARED           0x00100000
#define MS_RELATIME         0x00200000

#define MNT_FORCE           1
#define MNT_DETACH          2
#define MNT_EXPIRE          4
#define UMOUNT_NOFOLLOW     8

#endif
