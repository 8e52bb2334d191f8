/*
 * devfs.c: the table of character devices and their nodes in /dev, which come and go with them.
 */
#include "fs/ram/devfs.h"

#include "abi/errno.h"
#include "abi/statfs.h"
#include "fs/dentry.h"
#include "fs/file.h"
#include "fs/mount.h"
#include "fs/ram/ramfs.h"
#include "lib/string.h"
#include "mm/kmalloc.h"

struct device {
    struct list link;
    dev_t number;
    const struct file_ops *ops;
    struct dentry *node;
};

static struct list devices = LIST_INIT(devices);

static int fill(struct superblock *superblock, struct inode **root)
{
    return ramfs_create(superblock, S_IFDIR | 0755, 0, NULL, root);
}

const struct fs_type devfs_type = { "devtmpfs", TMPFS_MAGIC, NULL };

static int add_link(struct dentry *root, const char *name, const char *target)
{
    struct inode *inode;
    int error = ramfs_create(root->inode->superblock, S_IFLNK | 0777, 0, target, &inode);
    if (error < 0)
        return error;
    error = dentry_add(root, name, inode, NULL);
    inode_put(inode);
    return error;
}

static int make_root(struct superblock *superblock)
{
    static const char *const links[][2] = {
        { "fd", "/proc/self/fd" },
        { "stdin", "/proc/self/fd/0" },
        { "stdout", "/proc/self/fd/1" },
        { "stderr", "/proc/self/fd/2" },
    };
    struct inode *inode;
    int error = fill(superblock, &inode);
    if (error < 0)
        return error;
    inode->links = 2;
    error = dentry_create(NULL, "", 0, inode, &superblock->root);
    inode_put(inode);
    for (unsigned i = 0; i < ARRAY_LENGTH(links) && error == 0; i++)
        error = add_link(superblock->root, links[i][0], links[i][1]);
    return error;
}

struct superblock *devfs_superblock(void)
{
    static struct superblock superblock;
    if (superblock.root != NULL)
        return &superblock;
    superblock_init(&superblock, &devfs_type);
    superblock.flags = ST_RELATIME;
    strlcpy(superblock.source, "devtmpfs", sizeof(superblock.source));
    return make_root(&superblock) == 0 ? &superblock : NULL;
}

static struct device *find(dev_t number)
{
    struct device *device;
    list_for_each (device, &devices, link)
        if (device->number == number)
            return device;
    return NULL;
}

const struct file_ops *chrdev_find(dev_t number)
{
    struct device *device = find(number);
    return device != NULL ? device->ops : NULL;
}

/* The directory of "pts/0" below /dev, made if it is not there, and where its last name begins. */
static int find_folder(struct dentry *root, const char **name, struct dentry **out)
{
    const char *slash = strchr(*name, '/');
    if (slash == NULL) {
        *out = dentry_get(root);
        return 0;
    }
    char folder[32];
    struct inode *inode;
    strlcpy(folder, *name, MIN(sizeof(folder), (size_t)(slash - *name) + 1));
    *name = slash + 1;
    *out = dentry_find(root, folder, strlen(folder));
    if (*out != NULL)
        return 0;
    int error = ramfs_create(root->inode->superblock, S_IFDIR | 0755, 0, NULL, &inode);
    if (error < 0)
        return error;
    error = dentry_add(root, folder, inode, out);
    inode_put(inode);
    return error;
}

static int add_node(struct device *device, const char *name, mode_t mode, uid_t uid, gid_t gid)
{
    struct superblock *superblock = devfs_superblock();
    struct dentry *folder;
    struct inode *inode;
    int error = superblock != NULL ? find_folder(superblock->root, &name, &folder) : -ENOMEM;
    if (error < 0)
        return error;
    error = ramfs_create(superblock, S_IFCHR | mode, device->number, NULL, &inode);
    if (error == 0) {
        inode->uid = uid;
        inode->gid = gid;
        error = dentry_add(folder, name, inode, &device->node);
        inode_put(inode);
    }
    dentry_put(folder);
    return error;
}

int chrdev_register_owned(unsigned major, unsigned minor, const char *name, mode_t mode, uid_t uid,
                          gid_t gid, const struct file_ops *ops)
{
    dev_t number = ABI_MAKEDEV(major, minor);
    if (find(number) != NULL)
        return -EEXIST;
    struct device *device = kzalloc(sizeof(*device));
    if (device == NULL)
        return -ENOMEM;
    device->number = number;
    device->ops = ops;
    int error = add_node(device, name, mode & 0777, uid, gid);
    if (error < 0) {
        kfree(device);
        return error;
    }
    list_add_tail(&devices, &device->link);
    return 0;
}

int chrdev_register(unsigned major, unsigned minor, const char *name, mode_t mode,
                    const struct file_ops *ops)
{
    return chrdev_register_owned(major, minor, name, mode, 0, 0, ops);
}

void chrdev_unregister(unsigned major, unsigned minor)
{
    struct device *device = find(ABI_MAKEDEV(major, minor));
    if (device == NULL)
        return;
    if (device->node->attached) {
        device->node->inode->links--;
        dentry_detach(device->node);
    }
    dentry_put(device->node);
    list_remove(&device->link);
    kfree(device);
}
