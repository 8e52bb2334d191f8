/* The inodes that sockets have as open files: of type S_IFSOCK, each with a number of its own. */
#include "net/sockfs.h"

#include "abi/statfs.h"
#include "fs/dentry.h"
#include "fs/file.h"
#include "fs/inode.h"
#include "lib/printf.h"
#include "task/task.h"

static const struct fs_type sockfs_type = { "sockfs", SOCKFS_MAGIC, NULL };
static const struct inode_ops socket_inode_ops;

static int make_dentry(struct dentry **out)
{
    static struct superblock superblock;
    struct inode *inode;
    char name[32];
    int error, length;

    if (!superblock.type)
        superblock_init(&superblock, &sockfs_type);
    error = inode_create(&superblock, S_IFSOCK | 0777, &inode);
    if (error)
        return error;
    inode->links = 1;
    inode->uid = current->cred.fsuid;
    inode->gid = current->cred.fsgid;
    inode->ops = &socket_inode_ops;
    length = snprintf(name, sizeof(name), "socket:[%lu]", inode->number);
    error = dentry_create(NULL, name, length, inode, out);
    inode_put(inode);
    return error;
}

int sockfs_create_file(const struct file_ops *ops, void *private, int flags, struct file **out)
{
    struct dentry *dentry;
    int error = make_dentry(&dentry);

    if (error)
        return error;
    error = file_create(dentry, ops, private, flags, out);
    dentry_put(dentry);
    return error;
}
