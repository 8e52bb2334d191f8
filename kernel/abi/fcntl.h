/*
 * abi/fcntl.h — open flags, fcntl commands, *at flags, locks.
 * Source: open(2), openat2(2), fcntl(2), flock(2), renameat2(2), close_range(2).
 */
#ifndef ABI_FCNTL_H
#define ABI_FCNTL_H

#include "types.h"

#define O_ACCMODE       00000003
#define O_RDONLY        00000000
#define O_WRONLY        00000001
#define O_RDWR          00000002
#define O_CREAT         00000100
#define O_EXCL          00000200
#define O_NOCTTY        00000400
#define O_TRUNC         00001000
#define O_APPEND        00002000
#define O_NONBLOCK      00004000
#define O_NDELAY        O_NONBLOCK
#define O_DSYNC         00010000
#define O_ASYNC         00020000
#define O_DIRECT        00040000
#define O_LARGEFILE     00100000 /* the kernel's; libc's is 0 on a 64-bit system */
#define O_DIRECTORY     00200000
#define O_NOFOLLOW      00400000
#define O_NOATIME       01000000
#define O_CLOEXEC       02000000
#define O_SYNC          04010000
#define O_RSYNC         O_SYNC
#define O_PATH          010000000
#define O_TMPFILE       020200000

#define F_DUPFD         0
#define F_GETFD         1
#define F_SETFD         2
#define F_GETFL         3
#define F_SETFL         4
#define F_GETLK         5
#define F_SETLK         6
#define F_SETLKW        7
#define F_SETOWN        8
#define F_GETOWN        9
#define F_SETSIG        10
#define F_GETSIG        11
#define F_SETOWN_EX     15
#define F_GETOWN_EX     16
#define F_OFD_GETLK     36
#define F_OFD_SETLK     37
#define F_OFD_SETLKW    38
#define F_SETLEASE      1024
#define F_GETLEASE      1025
#define F_NOTIFY        1026
#define F_DUPFD_CLOEXEC 1030
#define F_SETPIPE_SZ    1031
#define F_GETPIPE_SZ    1032
#define F_ADD_SEALS     1033
#define F_GET_SEALS     1034

#define FD_CLOEXEC      1

#define F_SEAL_SEAL     0x0001
#define F_SEAL_SHRINK   0x0002
#define F_SEAL_GROW     0x0004
#define F_SEAL_WRITE    0x0008
#define F_SEAL_FUTURE_WRITE 0x0010

#define F_RDLCK         0
#define F_WRLCK         1
#define F_UNLCK         2

struct flock {
    short l_type;
    short l_whence;
    off_t l_start;
    off_t l_len;
    pid_t l_pid;
};
_Static_assert(sizeof(struct flock) == 32, "flock");
_Static_assert(offsetof(struct flock, l_start) == 8, "flock");
_Static_assert(offsetof(struct flock, l_len) == 16, "flock");
_Static_assert(offsetof(struct flock, l_pid) == 24, "flock");

#define F_OWNER_TID  0
#define F_OWNER_PID  1
#define F_OWNER_PGRP 2

struct f_owner_ex {
    int type;
    pid_t pid;
};
_Static_assert(sizeof(struct f_owner_ex) == 8, "f_owner_ex");

#define LOCK_SH 1
#define LOCK_EX 2
#define LOCK_NB 4
#define LOCK_UN 8

#ifndef SEEK_SET
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2
#endif
#define SEEK_DATA             3
#define SEEK_HOLE             4

#define AT_FDCWD              (-100)
#define AT_SYMLINK_NOFOLLOW   0x100
#define AT_EACCESS            0x200
#define AT_REMOVEDIR          0x200
#define AT_SYMLINK_FOLLOW     0x400
#define AT_NO_AUTOMOUNT       0x800
#define AT_EMPTY_PATH         0x1000
#define AT_STATX_SYNC_TYPE    0x6000

#define RENAME_NOREPLACE      1
#define RENAME_EXCHANGE       2
#define RENAME_WHITEOUT       4

/* access(2) */
#define F_OK                  0
#define X_OK                  1
#define W_OK                  2
#define R_OK                  4

#define POSIX_FADV_NORMAL     0
#define POSIX_FADV_RANDOM     1
#define POSIX_FADV_SEQUENTIAL 2
#define POSIX_FADV_WILLNEED   3
#define POSIX_FADV_DONTNEED   4
#define POSIX_FADV_NOREUSE    5

#define FALLOC_FL_KEEP_SIZE   1
#define FALLOC_FL_PUNCH_HOLE  2

#define CLOSE_RANGE_UNSHARE   2
#define CLOSE_RANGE_CLOEXEC   4

/* openat2(2) */
struct open_how {
    uint64_t flags;
    uint64_t mode;
    uint64_t resolve;
};
_Static_assert(sizeof(struct open_how) == 24, "open_how");

#endif
