/*
 * ramfs.c: files whose content is a tree of pages, with holes; links, FIFOs, sockets and device
 * nodes. A directory here is its dentries: it has no content of its own. The types ramfs (the root)
 * and tmpfs differ in name only.
 */
#include "fs/ram/ramfs.h"

#include "abi/dirent.h"
#include "abi/errno.h"
#include "abi/fcntl.h"
#include "abi/resource.h"
#include "abi/statfs.h"
#include "fs/dentry.h"
#include "fs/file.h"
#include "fs/mount.h"
#include "fs/ram/pagetree.h"
#include "lib/string.h"
#include "mm/aspace.h"
#include "mm/kmalloc.h"
#include "mm/page.h"
#include "task/process.h"
#include "task/sched/sched.h"
#include "task/task.h"

#define MEMORY_SHARE  16 /* files leave a sixteenth of memory free */
#define PREEMPT_SHIFT 20 /* others may run after each MiB */
#define MAX_FILE_SIZE ((off_t)((1ull << 63) - PAGE_SIZE))

static struct pagetree *tree_of(const struct inode *inode)
{
    return inode->private;
}

/* ---- Pages ----------------------------------------------------------------------------------- */

/* Pages that begin before the end of the file. */
static uint64_t page_count(const struct inode *inode)
{
    return ((uint64_t)inode->size + PAGE_SIZE - 1) >> PAGE_SHIFT;
}

/* Several file systems may together want more than there is: the last of memory is for programs. */
static bool has_room(const struct superblock *superblock)
{
    if (superblock->pages_max == 0)
        return true; /* shared memory is a program's */
    struct page_stats pages = page_stats();
    return superblock->pages < superblock->pages_max && pages.free > pages.total / MEMORY_SHARE;
}

static int fill_hole(struct inode *inode, uint64_t index, struct page **out)
{
    struct superblock *superblock = inode->superblock;
    if (!has_room(superblock))
        return -ENOSPC;
    struct page *page = page_alloc_user_zeroed();
    if (page == NULL)
        return -ENOMEM;
    if (pagetree_insert(tree_of(inode), index, page) < 0) {
        page_put(page);
        return -ENOMEM;
    }
    inode->pages++;
    superblock->pages++;
    *out = page;
    return 0;
}

static int ramfs_get_page(struct inode *inode, uint64_t index, bool create, struct page **out)
{
    if (!create && index >= page_count(inode))
        return -ENXIO;
    struct page *page = pagetree_get(tree_of(inode), index);
    int error = page == NULL ? fill_hole(inode, index, &page) : 0;
    if (error < 0)
        return error;
    page_get(page);
    *out = page;
    return 0;
}

static struct page *ramfs_peek_page(struct inode *inode, uint64_t index)
{
    struct page *page = index < page_count(inode) ? pagetree_get(tree_of(inode), index) : NULL;
    if (page != NULL)
        page_get(page);
    return page;
}

static void drop_page(struct page *page, void *inode)
{
    ((struct inode *)inode)->pages--;
    ((struct inode *)inode)->superblock->pages--;
    page_put(page);
}

static void zero_part(struct inode *inode, off_t from, off_t to)
{
    struct page *page = pagetree_get(tree_of(inode), from >> PAGE_SHIFT);
    if (page != NULL && to > from)
        memset((char *)page_address(page) + from % PAGE_SIZE, 0, to - from);
}

static int ramfs_truncate(struct inode *inode, off_t size)
{
    if (size > MAX_FILE_SIZE)
        return -EFBIG;
    if (size < inode->size) {
        uint64_t first = (size + PAGE_SIZE - 1) >> PAGE_SHIFT;
        mapping_truncate(inode, first);
        pagetree_remove(tree_of(inode), first, UINT64_MAX, drop_page, inode);
        zero_part(inode, size, ALIGN_UP(size, PAGE_SIZE));
    }
    inode->size = size;
    return 0;
}

static int ramfs_punch(struct inode *inode, off_t from, off_t to)
{
    off_t first = ALIGN_UP(from, PAGE_SIZE), end = ALIGN_DOWN(to, PAGE_SIZE);
    if (first > end) {
        zero_part(inode, from, to);
        return 0;
    }
    zero_part(inode, from, first);
    zero_part(inode, end, to);
    if (first == end)
        return 0;
    mapping_punch(inode, first >> PAGE_SHIFT, end >> PAGE_SHIFT);
    pagetree_remove(tree_of(inode), first >> PAGE_SHIFT, (end >> PAGE_SHIFT) - 1, drop_page, inode);
    return 0;
}

static void node_release(struct inode *inode)
{
    inode->superblock->inodes--;
}

static void file_release(struct inode *inode)
{
    if (inode->private != NULL)
        pagetree_remove(tree_of(inode), 0, UINT64_MAX, drop_page, inode);
    kfree(inode->private);
    node_release(inode);
}

/* ---- Reading and writing --------------------------------------------------------------------- */

static ssize_t ramfs_read(struct file *file, struct uio *uio, off_t *position)
{
    struct inode *inode = file->inode;
    ssize_t total = 0;
    while (uio->remaining > 0 && *position < inode->size) {
        size_t offset = *position % PAGE_SIZE;
        size_t chunk = MIN(PAGE_SIZE - offset, (size_t)(inode->size - *position));
        chunk = MIN(chunk, uio->remaining);
        struct page *page = pagetree_get(tree_of(inode), *position >> PAGE_SHIFT);
        size_t done = page != NULL ? uio_write(uio, (char *)page_address(page) + offset, chunk)
                                   : uio_zero(uio, chunk);
        *position += done;
        total += done;
        if (done < chunk)
            return total > 0 ? total : -EFAULT;
    }
    if (!(file->flags & O_NOATIME))
        inode_touch(inode, INODE_ATIME);
    return total;
}

/* How much may be written at position, or an error. size > 0 */
static ssize_t size_allowed(off_t position, size_t size)
{
    ssize_t allowed = file_size_allowed(position, size);
    if (allowed > 0 && position >= MAX_FILE_SIZE)
        return -EFBIG;
    return MIN(allowed, MAX_FILE_SIZE - position);
}

static bool seals_allow(const struct inode *inode, off_t position, size_t size)
{
    return !(inode->seals & (F_SEAL_WRITE | F_SEAL_FUTURE_WRITE)) &&
           (!(inode->seals & F_SEAL_GROW) || position + (off_t)size <= inode->size);
}

static ssize_t write_page(struct inode *inode, struct uio *uio, off_t position, size_t size)
{
    struct page *page;
    size_t offset = position % PAGE_SIZE;
    size_t chunk = MIN(PAGE_SIZE - offset, size);
    int error = ramfs_get_page(inode, position >> PAGE_SHIFT, true, &page);
    if (error < 0)
        return error == -ENOMEM ? -ENOSPC : error;
    size_t done = uio_read(uio, (char *)page_address(page) + offset, chunk);
    page_put(page);
    return done > 0 ? (ssize_t)done : -EFAULT;
}

static ssize_t ramfs_write(struct file *file, struct uio *uio, off_t *position)
{
    struct inode *inode = file->inode;
    if (uio->remaining == 0)
        return 0;
    off_t at = uio->append || (file->flags & O_APPEND) ? inode->size : *position;
    ssize_t size = size_allowed(at, uio->remaining);
    if (size < 0)
        return size;
    if (!seals_allow(inode, at, size))
        return -EPERM;
    ssize_t total = 0, done = 0;
    while (total < size) {
        done = write_page(inode, uio, at, size - total);
        if (done < 0)
            break;
        at += done;
        total += done;
        inode->size = MAX(inode->size, at);
        if ((at ^ (at - done)) >> PREEMPT_SHIFT != 0 && sched_point())
            break;
    }
    if (total == 0)
        return done;
    inode_drop_suid(inode);
    inode_touch(inode, INODE_MTIME | INODE_CTIME);
    *position = at;
    return total;
}

/* lseek(2): SEEK_DATA and SEEK_HOLE see whole pages. */
static off_t seek_sparse(struct inode *inode, off_t offset, int whence)
{
    if (offset < 0 || offset >= inode->size)
        return -ENXIO;
    uint64_t index = offset >> PAGE_SHIFT;
    if (whence == SEEK_DATA) {
        uint64_t found = pagetree_next(tree_of(inode), index);
        if (found >= page_count(inode))
            return -ENXIO;
        return MAX(offset, (off_t)(found << PAGE_SHIFT));
    }
    if (pagetree_get(tree_of(inode), index) == NULL)
        return offset;
    while (pagetree_get(tree_of(inode), index) != NULL)
        index++;
    return MIN((off_t)(index << PAGE_SHIFT), inode->size);
}

static off_t ramfs_seek(struct file *file, off_t offset, int whence)
{
    off_t base = 0;
    if (whence == SEEK_DATA || whence == SEEK_HOLE) {
        offset = seek_sparse(file->inode, offset, whence);
        if (offset < 0)
            return offset;
    } else if (whence == SEEK_CUR) {
        base = file->position;
    } else if (whence == SEEK_END) {
        base = file->inode->size;
    } else if (whence != SEEK_SET) {
        return -EINVAL;
    }
    off_t position;
    if (__builtin_add_overflow(base, offset, &position) || position < 0)
        return -EINVAL;
    return file->position = position;
}

const struct file_ops ramfs_file_ops = {
    .read = ramfs_read,
    .write = ramfs_write,
    .seek = ramfs_seek,
};

/* ---- Directories ----------------------------------------------------------------------------- */

static unsigned entry_type(mode_t mode)
{
    return (mode & S_IFMT) >> 12; /* DT_* are the type bits */
}

static int tree_readdir(struct file *file,
                        bool (*emit)(void *context, const char *name, size_t length, uint64_t inode,
                                     unsigned type, off_t next),
                        void *context)
{
    struct dentry *directory = file->dentry, *child;
    if (directory->deleted)
        return -ENOENT;
    if (file->position == 0) {
        if (!emit(context, ".", 1, file->inode->number, DT_DIR, 1))
            return 0;
        file->position = 1;
    }
    if (file->position == 1) {
        if (!emit(context, "..", 2, dentry_up(directory)->inode->number, DT_DIR, 2))
            return 0;
        file->position = 2;
    }
    list_for_each (child, &directory->children, sibling_link) {
        off_t place = child->cookie + 1; /* cookies begin at 1, places at 2 */
        if (place < file->position)
            continue;
        struct inode *inode = dentry_cross(child)->inode;
        if (!emit(context, child->name, child->length, inode->number, entry_type(inode->mode),
                  place + 1))
            return 0;
        file->position = place + 1;
    }
    inode_touch(file->inode, INODE_ATIME);
    return 0;
}

const struct file_ops tree_directory_ops = {
    .read = directory_read,
    .readdir = tree_readdir,
    .seek = file_seek_from_start,
};

/* ---- Creation -------------------------------------------------------------------------------- */

static ssize_t link_read(struct inode *inode, char *buffer, size_t size)
{
    size_t length = MIN(size, (size_t)inode->size);
    memcpy(buffer, inode->private, length);
    return length;
}

static void link_release(struct inode *inode)
{
    kfree(inode->private);
    node_release(inode);
}

static int create_in(struct inode *directory, mode_t mode, dev_t device, const char *target,
                     struct inode **out)
{
    return ramfs_create(directory->superblock, mode, device, target, out);
}

static const struct inode_ops ramfs_directory = { .create = create_in, .release = node_release };
static const struct inode_ops ramfs_link = { .readlink = link_read, .release = link_release };
static const struct inode_ops ramfs_node = { .release = node_release };
static const struct inode_ops ramfs_file = {
    .truncate = ramfs_truncate,
    .get_page = ramfs_get_page,
    .peek_page = ramfs_peek_page,
    .punch = ramfs_punch,
    .release = file_release,
};

/* The ops come first: they release what half of this has made. */
static int fill_in(struct inode *inode, dev_t device, const char *target)
{
    switch (inode->mode & S_IFMT) {
    case S_IFDIR:
        inode->ops = &ramfs_directory;
        inode->file_ops = &tree_directory_ops;
        return 0;
    case S_IFREG:
        inode->ops = &ramfs_file;
        inode->file_ops = &ramfs_file_ops;
        inode->private = kzalloc(sizeof(struct pagetree));
        return inode->private != NULL ? 0 : -ENOMEM;
    case S_IFLNK:
        inode->ops = &ramfs_link;
        inode->private = kstrdup(target);
        inode->size = strlen(target);
        return inode->private != NULL ? 0 : -ENOMEM;
    default:
        inode->ops = &ramfs_node;
        inode->rdev = device;
        return 0;
    }
}

int ramfs_create(struct superblock *superblock, mode_t mode, dev_t device, const char *target,
                 struct inode **out)
{
    if (superblock->inodes_max != 0 && superblock->inodes >= superblock->inodes_max)
        return -ENOSPC;
    int error = inode_create(superblock, mode, out);
    if (error < 0)
        return error;
    superblock->inodes++;
    error = fill_in(*out, device, target);
    if (error < 0)
        inode_put(*out);
    return error;
}

/* tmpfs(5): half of memory, and as many inodes as half of its pages, so that a full file system
 * leaves room to run programs. The root, which holds all that was booted with, may have more. */
static int fill(struct superblock *superblock, struct inode **root)
{
    uint64_t total = page_stats().total;
    superblock->pages_max = total / 4 * 3;
    superblock->inodes_max = total / 2;
    return ramfs_create(superblock, S_IFDIR | 0755, 0, NULL, root);
}

static int fill_tmpfs(struct superblock *superblock, struct inode **root)
{
    uint64_t total = page_stats().total;
    superblock->pages_max = total / 2;
    superblock->inodes_max = total / 2;
    return ramfs_create(superblock, S_IFDIR | S_ISVTX | 0777, 0, NULL, root);
}

const struct fs_type ramfs_type = { "rootfs", TMPFS_MAGIC, fill };
const struct fs_type tmpfs_type = { "tmpfs", TMPFS_MAGIC, fill_tmpfs };
