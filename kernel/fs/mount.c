/*
 * mount.c: the mount table, the root file system, and mount(2) for file systems in memory.
 *
 * LIMIT: a file system is mounted at one place; there are no bind mounts and no mount namespaces.
 */
#include "fs/mount.h"

#include "abi/capability.h"
#include "abi/errno.h"
#include "abi/fcntl.h"
#include "abi/statfs.h"
#include "arch/usercopy.h"
#include "debug/debug.h"
#include "fs/fs.h"
#include "fs/path.h"
#include "fs/ram/devfs.h"
#include "fs/ram/mem_devices.h"
#include "fs/ram/ramfs.h"
#include "lib/string.h"
#include "mm/kmalloc.h"
#include "mm/page.h"
#include "syscall/syscall.h"
#include "task/task.h"

struct list mount_table = LIST_INIT(mount_table);
struct dentry *fs_root;

const struct fs_type *const fs_types[] = {
    &sysfs_type, &tmpfs_type, &procfs_type, &devfs_type, &ramfs_type, NULL,
};

const struct fs_type *fs_type_find(const char *name)
{
    for (unsigned i = 0; fs_types[i] != NULL; i++)
        if (strcmp(fs_types[i]->name, name) == 0)
            return fs_types[i];
    return NULL;
}

static int make_superblock(const struct fs_type *type, const char *source, unsigned long flags,
                           struct superblock **out)
{
    struct superblock *superblock = kzalloc(sizeof(*superblock));
    if (superblock == NULL)
        return -ENOMEM;
    superblock_init(superblock, type);
    superblock->flags = flags;
    strlcpy(superblock->source, source, sizeof(superblock->source));
    struct inode *root;
    int error = type->fill(superblock, &root);
    if (error == 0) {
        error = dentry_create(NULL, "", 0, root, &superblock->root);
        root->links = 2;
        inode_put(root);
    }
    if (error < 0) {
        kfree(superblock);
        return error;
    }
    *out = superblock;
    return 0;
}

static void attach(struct superblock *superblock, struct dentry *where)
{
    if (where != NULL) {
        superblock->covers = dentry_get(where);
        where->mounted = superblock;
    }
    list_add_tail(&mount_table, &superblock->link);
}

int mount_add(const struct fs_type *type, const char *source, struct dentry *where,
              unsigned long flags, struct superblock **out)
{
    struct superblock *superblock;
    if (where != NULL && where->mounted != NULL)
        return -EBUSY;
    int error = make_superblock(type, source, flags, &superblock);
    if (error < 0)
        return error;
    attach(superblock, where);
    if (out != NULL)
        *out = superblock;
    return 0;
}

int mount_path(struct superblock *superblock, struct dentry *root, char *buffer, size_t size)
{
    return dentry_path(superblock->root, root, buffer, size, NULL);
}

/* ---- Boot ------------------------------------------------------------------------------------ */

static int make_one(struct dentry *parent, const char *name, mode_t mode, struct dentry **out)
{
    struct inode *inode;
    struct dentry *found = dentry_find(parent, name, strlen(name));
    if (found != NULL) {
        *out = dentry_get(dentry_cross(found));
        dentry_put(found);
        if (S_ISDIR((*out)->inode->mode))
            return 0;
        dentry_put(*out);
        return -ENOTDIR;
    }
    int error = ramfs_create(parent->inode->superblock, S_IFDIR | mode, 0, NULL, &inode);
    if (error < 0)
        return error;
    error = dentry_add(parent, name, inode, out);
    inode_put(inode);
    return error;
}

int fs_make_directory(const char *path, mode_t mode, struct dentry **out)
{
    struct dentry *at = dentry_get(fs_root);
    char name[NAME_MAX + 1];
    while (*path != '\0') {
        size_t length = 0;
        while (path[length] != '\0' && path[length] != '/')
            length++;
        if (length > NAME_MAX) {
            dentry_put(at);
            return -ENAMETOOLONG;
        }
        memcpy(name, path, length);
        name[length] = '\0';
        path += path[length] == '/' ? length + 1 : length;
        if (length == 0)
            continue;
        struct dentry *next;
        int error = make_one(at, name, mode, &next);
        dentry_put(at);
        if (error < 0)
            return error;
        at = next;
    }
    *out = at;
    return 0;
}

static void mount_at_boot(const struct fs_type *type, const char *source, const char *path)
{
    struct dentry *where;
    if (fs_make_directory(path, 0755, &where) < 0 ||
        mount_add(type, source, where, ST_RELATIME, NULL) < 0)
        fatal("no memory to mount /%s", path);
    dentry_put(where);
}

static void mount_devices(void)
{
    struct dentry *where;
    struct superblock *superblock = devfs_superblock();
    if (superblock == NULL || fs_make_directory("dev", 0755, &where) < 0)
        fatal("no memory to mount /dev");
    attach(superblock, where);
    dentry_put(where);
}

void fs_init(void)
{
    struct superblock *root;
    if (mount_add(&ramfs_type, "rootfs", NULL, ST_RELATIME, &root) < 0)
        fatal("no memory for the root file system");
    fs_root = root->root;
    int error = initramfs_unpack();
    if (error == -ENOENT)
        fatal("no initramfs: the boot loader passed no module");
    if (error < 0)
        fatal("the initramfs cannot be unpacked: it is damaged, or larger than memory");
    mem_devices_init();
    mount_devices();
    mount_at_boot(&procfs_type, "proc", "proc");
    mount_at_boot(&sysfs_type, "sysfs", "sys");
    mount_at_boot(&tmpfs_type, "tmpfs", "dev/shm");
}

/* ---- System calls ---------------------------------------------------------------------------- */

static unsigned long mount_flags(unsigned long flags)
{
    unsigned long known = MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC | MS_NOATIME;
    return (flags & known) | (flags & MS_NOATIME ? 0 : ST_RELATIME);
}

static int copy_name(const char __user *from, char *to, size_t size)
{
    to[0] = '\0';
    if (from == NULL)
        return 0;
    long length = strncpy_from_user(to, from, size);
    return length < 0 ? length : 0; /* -ENAMETOOLONG: no type or source is that long */
}

static void free_superblock(struct superblock *superblock)
{
    dentry_put(superblock->root);
    kfree(superblock);
}

/* A new file system of mount(2): options is changed. */
static int mount_new(struct dentry *where, const struct fs_type *type, const char *source,
                     unsigned long flags, char *options)
{
    struct superblock *superblock;
    if (!S_ISDIR(where->inode->mode))
        return -ENOTDIR;
    if (where->mounted != NULL)
        return -EBUSY;
    int error = make_superblock(type, source, flags, &superblock);
    if (error == 0 && type == &tmpfs_type) {
        error = tmpfs_apply_options(superblock, options, page_stats().total);
        if (error < 0)
            free_superblock(superblock);
    }
    if (error == 0)
        attach(superblock, where);
    return error;
}

static int mount_on(struct dentry *where, const char *type_name, const char *source,
                    unsigned long flags, char *options)
{
    if (flags & MS_REMOUNT) {
        if (where != where->inode->superblock->root)
            return -EINVAL;
        where->inode->superblock->flags = mount_flags(flags);
        return 0;
    }
    if (flags & (MS_BIND | MS_MOVE | MS_SHARED | MS_SLAVE))
        return -EINVAL;
    if (flags & MS_PRIVATE)
        return 0; /* all mounts are: there is one namespace */
    const struct fs_type *type = fs_type_find(type_name);
    if (type == NULL || type->fill == NULL)
        return -ENODEV;
    return mount_new(where, type, source, mount_flags(flags), options);
}

long sys_mount(const char __user *source, const char __user *target, const char __user *type,
               unsigned long flags, const void __user *data)
{
    char type_name[16], source_name[32], options[256];
    struct dentry *where;
    int error = copy_name(type, type_name, sizeof(type_name));
    if (error == 0)
        error = copy_name(source, source_name, sizeof(source_name));
    if (error == 0)
        error = copy_name(data, options, sizeof(options));
    if (error < 0)
        return error == -ENAMETOOLONG ? -EINVAL : error;
    error = path_lookup_user(AT_FDCWD, target, WALK_FOLLOW, &where);
    if (error < 0)
        return error;
    error = -EPERM;
    if (cred_has_cap(&current->cred, CAP_SYS_ADMIN))
        error = mount_on(where, type_name, source_name[0] ? source_name : "none", flags, options);
    dentry_put(where);
    return error;
}

/* Something of the file system is in use if anything but the tree itself refers to it. */
static bool tree_is_busy(struct dentry *dentry)
{
    unsigned own = 1;
    struct dentry *child;
    list_for_each (child, &dentry->children, sibling_link) {
        own++;
        if (child->mounted != NULL || tree_is_busy(child))
            return true;
    }
    return dentry->references > own;
}

static void free_tree(struct dentry *dentry)
{
    struct dentry *child, *next;
    list_for_each_safe (child, next, &dentry->children, sibling_link) {
        free_tree(child);
        dentry_detach(child);
    }
}

static int unmount(struct superblock *superblock, int flags)
{
    if (superblock->covers == NULL || superblock == devfs_superblock())
        return -EBUSY;
    /* MNT_DETACH: names below stay usable for those who hold them, and go with the last of them. */
    if (tree_is_busy(superblock->root))
        return flags & MNT_DETACH ? -EINVAL : -EBUSY;
    superblock->covers->mounted = NULL;
    dentry_put(superblock->covers);
    list_remove(&superblock->link);
    free_tree(superblock->root);
    free_superblock(superblock);
    return 0;
}

long sys_umount2(const char __user *target, int flags)
{
    struct dentry *root;
    if (flags & ~(MNT_FORCE | MNT_DETACH | MNT_EXPIRE | UMOUNT_NOFOLLOW))
        return -EINVAL;
    if (!cred_has_cap(&current->cred, CAP_SYS_ADMIN))
        return -EPERM;
    unsigned walk = flags & UMOUNT_NOFOLLOW ? 0 : WALK_FOLLOW;
    int error = path_lookup_user(AT_FDCWD, target, walk, &root);
    if (error < 0)
        return error;
    struct superblock *superblock = root->inode->superblock;
    bool is_root = superblock->root == root;
    dentry_put(root);
    return is_root ? unmount(superblock, flags) : -EINVAL;
}
