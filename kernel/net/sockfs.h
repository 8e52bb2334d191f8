/* Sockets as inodes. */
#ifndef KERNEL_NET_SOCKFS_H
#define KERNEL_NET_SOCKFS_H

struct file;
struct file_ops;

/* An open file with an inode of its own, "socket:[number]". 0 or -ENOMEM. */
int sockfs_create_file(const struct file_ops *ops, void *private, int flags, struct file **out);

#endif
