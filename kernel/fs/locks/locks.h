/* Advisory locks: fcntl's (of a process or an open file) and flock's. */
#ifndef KERNEL_FS_LOCKS_LOCKS_H
#define KERNEL_FS_LOCKS_LOCKS_H

#include "lib/types.h"

struct file;
struct files;
struct inode;

/* A process closes a descriptor of inode: its fcntl locks there go (POSIX). */
void locks_release_owner(struct inode *inode, struct files *owner);
/* The last reference to an open file goes, and its flock and OFD locks with it. */
void locks_release_file(struct file *file);

/* fcntl F_GETLK, F_SETLK, F_SETLKW and their F_OFD_ kin. */
long locks_fcntl(struct file *file, int command, unsigned long argument);

#endif
