/*
 * initramfs.c: unpacks the boot modules, cpio archives, in order over each other into the root file
 * system, and gives their memory back.
 */
#include "abi/errno.h"
#include "arch/boot_info.h"
#include "debug/debug.h"
#include "fs/dentry.h"
#include "fs/mount.h"
#include "fs/ram/cpio.h"
#include "fs/ram/pagetree.h"
#include "fs/ram/ramfs.h"
#include "lib/string.h"
#include "mm/kmalloc.h"
#include "mm/page.h"

/* Files with several names: their data comes with the last one, so the inode is remembered. */
struct hard_link {
    struct hard_link *next;
    uint64_t device, number;
    struct inode *inode;
};

static struct inode *hard_link_find(struct hard_link *links, const struct cpio_entry *entry)
{
    uint64_t device = (uint64_t)entry->device_major << 32 | entry->device_minor;
    for (; links != NULL; links = links->next)
        if (links->number == entry->inode && links->device == device)
            return links->inode;
    return NULL;
}

static int hard_link_add(struct hard_link **links, const struct cpio_entry *entry,
                         struct inode *inode)
{
    struct hard_link *link = kmalloc(sizeof(*link));
    if (link == NULL)
        return -ENOMEM;
    link->device = (uint64_t)entry->device_major << 32 | entry->device_minor;
    link->number = entry->inode;
    link->inode = inode_get(inode);
    link->next = *links;
    *links = link;
    return 0;
}

static void hard_links_free(struct hard_link *links)
{
    while (links != NULL) {
        struct hard_link *next = links->next;
        inode_put(links->inode);
        kfree(links);
        links = next;
    }
}

static int fill_content(struct inode *inode, const char *data, size_t size)
{
    for (size_t done = 0; done < size; done += PAGE_SIZE) {
        struct page *page;
        int error = inode->ops->get_page(inode, done >> PAGE_SHIFT, true, &page);
        if (error < 0)
            return error;
        memcpy(page_address(page), data + done, MIN(size - done, PAGE_SIZE));
        page_put(page);
    }
    inode->size = size;
    return 0;
}

static bool has_type(uint32_t mode)
{
    return S_ISREG(mode) || S_ISDIR(mode) || S_ISLNK(mode) || S_ISCHR(mode) || S_ISBLK(mode) ||
           S_ISFIFO(mode) || S_ISSOCK(mode);
}

static int make_inode(const struct cpio_entry *entry, struct inode **out)
{
    char *target = NULL;
    if (!has_type(entry->mode))
        return -EINVAL;
    if (S_ISLNK(entry->mode)) {
        target = kmalloc(entry->size + 1);
        if (target == NULL)
            return -ENOMEM;
        memcpy(target, entry->data, entry->size);
        target[entry->size] = '\0';
    }
    dev_t device = ABI_MAKEDEV(entry->rdev_major, entry->rdev_minor);
    int error = ramfs_create(fs_root->inode->superblock, entry->mode, device, target, out);
    kfree(target);
    return error;
}

static void set_attributes(struct inode *inode, const struct cpio_entry *entry)
{
    struct timespec time = { .tv_sec = entry->mtime };
    inode->mode = (inode->mode & S_IFMT) | (entry->mode & 07777);
    inode->uid = entry->uid;
    inode->gid = entry->gid;
    if (entry->mtime != 0)
        inode->atime = inode->mtime = inode->ctime = time;
}

/* A later archive's file takes the place of an earlier one's; a directory stays what it is. */
static int clear_place(struct dentry *parent, const char *name, const struct cpio_entry *entry,
                       bool *done)
{
    struct dentry *old = dentry_find(parent, name, strlen(name));
    if (old == NULL)
        return 0;
    int error = 0;
    if (S_ISDIR(old->inode->mode)) {
        error = S_ISDIR(entry->mode) ? 0 : -EISDIR;
        *done = error == 0;
        if (*done)
            set_attributes(old->inode, entry);
    } else {
        old->inode->links--;
        dentry_detach(old);
    }
    dentry_put(old);
    return error;
}

static int add_name(struct dentry *parent, const char *name, const struct cpio_entry *entry,
                    struct hard_link **links)
{
    bool several = !S_ISDIR(entry->mode) && entry->links > 1, done = false;
    int error = clear_place(parent, name, entry, &done);
    if (error < 0 || done)
        return error;
    struct inode *inode = several ? hard_link_find(*links, entry) : NULL;
    if (inode != NULL) {
        inode_get(inode);
    } else {
        error = make_inode(entry, &inode);
        if (error < 0)
            return error;
        if (several)
            error = hard_link_add(links, entry, inode);
    }
    if (error == 0 && S_ISREG(entry->mode) && entry->size > 0)
        error = fill_content(inode, entry->data, entry->size);
    if (error == 0)
        error = dentry_add(parent, name, inode, NULL);
    if (error == 0)
        set_attributes(inode, entry);
    inode_put(inode);
    return error;
}

/* Makes the folders on the way that the archive does not name itself. */
static int add_entry(const struct cpio_entry *entry, struct hard_link **links)
{
    const char *name = entry->name;
    while (name[0] == '/' || (name[0] == '.' && name[1] == '/'))
        name++;
    if (*name == '\0' || strcmp(name, ".") == 0) {
        set_attributes(fs_root->inode, entry);
        return 0;
    }
    const char *last = strrchr(name, '/');
    if (last == NULL)
        return add_name(fs_root, name, entry, links);
    char *folder = kstrdup(name);
    if (folder == NULL)
        return -ENOMEM;
    folder[last - name] = '\0';
    struct dentry *parent;
    int error = fs_make_directory(folder, 0755, &parent);
    kfree(folder);
    if (error < 0)
        return error;
    if (last[1] != '\0')
        error = add_name(parent, last + 1, entry, links);
    dentry_put(parent);
    return error;
}

static int unpack(const void *archive, size_t size)
{
    struct cpio cpio;
    struct cpio_entry entry;
    struct hard_link *links = NULL;
    int error;
    cpio_open(&cpio, archive, size);
    while ((error = cpio_next(&cpio, &entry)) >= 0) {
        if (error == 0 && cpio.left == 0)
            break;
        if (error == 1) {
            error = add_entry(&entry, &links);
            if (error < 0) {
                klog("initramfs: %s: error %d", entry.name, error);
                break;
            }
        }
    }
    hard_links_free(links);
    return error;
}

int initramfs_unpack(void)
{
    if (boot_info.module_count == 0)
        return -ENOENT;
    for (unsigned i = 0; i < boot_info.module_count; i++) {
        const struct boot_range *module = &boot_info.modules[i];
        int error = unpack(phys_to_virt(module->start), module->end - module->start);
        if (error < 0) {
            klog("initramfs: module %u is no intact cpio archive (error %d)", i, error);
            return error;
        }
        page_free_range(module->start, module->end);
    }
    return 0;
}
