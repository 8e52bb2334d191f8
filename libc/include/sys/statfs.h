/* sys/statfs.h — file system status as Linux has it. */
#ifndef _SYS_STATFS_H
#define _SYS_STATFS_H

#include <abi/statfs.h>

typedef k_fsid_t fsid_t;

int statfs(const char *, struct statfs *);
int fstatfs(int, struct statfs *);

#endif
