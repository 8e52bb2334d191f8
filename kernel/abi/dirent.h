/*
 * abi/dirent.h — the records of getdents64(2).
 */
#ifndef ABI_DIRENT_H
#define ABI_DIRENT_H

#include "types.h"

struct linux_dirent64 {
    uint64_t d_ino;
    int64_t d_off;
    uint16_t d_reclen; /* whole record, a multiple of 8 */
    uint8_t d_type;
    char d_name[];
};
_Static_assert(offsetof(struct linux_dirent64, d_off) == 8, "linux_dirent64");
_Static_assert(offsetof(struct linux_dirent64, d_reclen) == 16, "linux_dirent64");
_Static_assert(offsetof(struct linux_dirent64, d_type) == 18, "linux_dirent64");
_Static_assert(offsetof(struct linux_dirent64, d_name) == 19, "linux_dirent64");

/* The older getdents(2): the type is the record's last byte. */
struct linux_dirent {
    unsigned long d_ino;
    unsigned long d_off;
    unsigned short d_reclen;
    char d_name[];
};
_Static_assert(offsetof(struct linux_dirent, d_name) == 18, "linux_dirent");

#define DT_UNKNOWN 0
#define DT_FIFO    1
#define DT_CHR     2
#define DT_DIR     4
#define DT_BLK     6
#define DT_REG     8
#define DT_LNK     10
#define DT_SOCK    12
#define DT_WHT     14

#endif
