/*
 * inode.c: the life of inodes and superblocks, permissions, times, and who writes or executes.
 */
#include "fs/inode.h"

#include "abi/capability.h"
#include "abi/errno.h"
#include "abi/fcntl.h"
#include "abi/statfs.h"
#include "debug/debug.h"
#include "mm/kmalloc.h"
#include "task/task.h"
#include "time/clock.h"

struct timespec inode_now(void)
{
    return ns_to_timespec(clock_realtime());
}

void superblock_init(struct superblock *superblock, const struct fs_type *type)
{
    static unsigned last_minor; /* file systems without a device: major 0 */
    superblock->type = type;
    last_minor++;
    superblock->device = ABI_MAKEDEV(0, last_minor);
    list_init(&superblock->link);
}

int inode_create(struct superblock *superblock, mode_t mode, struct inode **out)
{
    struct inode *inode = kzalloc(sizeof(*inode));
    if (inode == NULL)
        return -ENOMEM;
    inode->references = 1;
    inode->number = ++superblock->last_inode;
    inode->superblock = superblock;
    inode->device = superblock->device;
    inode->mode = mode;
    inode->atime = inode->mtime = inode->ctime = inode->btime = inode_now();
    list_init(&inode->locks);
    *out = inode;
    return 0;
}

struct inode *inode_get(struct inode *inode)
{
    inode->references++;
    return inode;
}

void inode_put(struct inode *inode)
{
    assert(inode->references > 0);
    if (--inode->references > 0)
        return;
    if (inode->ops != NULL && inode->ops->release != NULL)
        inode->ops->release(inode);
    kfree(inode);
}

static bool is_before(const struct timespec *a, const struct timespec *b)
{
    return a->tv_sec != b->tv_sec ? a->tv_sec < b->tv_sec : a->tv_nsec < b->tv_nsec;
}

/* mount(8), relatime: once after each change, and once a day. */
static bool atime_is_stale(const struct inode *inode, const struct timespec *now)
{
    return !is_before(&inode->mtime, &inode->atime) || !is_before(&inode->ctime, &inode->atime) ||
           now->tv_sec - inode->atime.tv_sec >= 24 * 60 * 60;
}

void inode_touch(struct inode *inode, int times)
{
    struct timespec now = inode_now();
    if ((times & INODE_ATIME) && atime_is_stale(inode, &now))
        inode->atime = now;
    if (times & INODE_MTIME)
        inode->mtime = now;
    if (times & INODE_CTIME)
        inode->ctime = now;
}

bool inode_is_owner(const struct inode *inode)
{
    return current->cred.fsuid == inode->uid || cred_has_cap(&current->cred, CAP_FOWNER);
}

/* POSIX, file access permissions: the first class that fits decides. */
static bool mode_allows(const struct inode *inode, int mask)
{
    mode_t mode = inode->mode;
    if (current->cred.fsuid == inode->uid)
        mode >>= 6;
    else if (cred_in_group(&current->cred, inode->gid))
        mode >>= 3;
    return (mode & mask & 7) == (mode_t)mask;
}

/* capabilities(7): DAC_OVERRIDE does all but execute a file that nobody may; DAC_READ_SEARCH reads
 * files and searches directories. */
static bool capability_allows(const struct inode *inode, int mask)
{
    bool directory = S_ISDIR(inode->mode);
    if (cred_has_cap(&current->cred, CAP_DAC_OVERRIDE) &&
        (!(mask & X_OK) || directory || (inode->mode & 0111)))
        return true;
    return cred_has_cap(&current->cred, CAP_DAC_READ_SEARCH) &&
           (mask == R_OK || (directory && !(mask & W_OK)));
}

int inode_permission(const struct inode *inode, int mask)
{
    mode_t type = inode->mode & S_IFMT;
    if ((mask & W_OK) && (inode->superblock->flags & ST_RDONLY) &&
        (type == S_IFREG || type == S_IFDIR || type == S_IFLNK))
        return -EROFS;
    return mode_allows(inode, mask) || capability_allows(inode, mask) ? 0 : -EACCES;
}

void inode_clear_identity(struct inode *inode)
{
    bool keeps_group = !(inode->mode & S_IXGRP) && (cred_in_group(&current->cred, inode->gid) ||
                                                    cred_has_cap(&current->cred, CAP_FSETID));
    inode->mode &= keeps_group ? ~S_ISUID : ~(S_ISUID | S_ISGID);
}

void inode_drop_suid(struct inode *inode)
{
    if (S_ISREG(inode->mode) && !cred_has_cap(&current->cred, CAP_FSETID))
        inode_clear_identity(inode);
}

int inode_get_write(struct inode *inode)
{
    if (inode->writers < 0)
        return -ETXTBSY;
    inode->writers++;
    return 0;
}

void inode_put_write(struct inode *inode)
{
    assert(inode->writers > 0);
    inode->writers--;
}

int inode_deny_write(struct inode *inode)
{
    if (inode->writers > 0)
        return -ETXTBSY;
    inode->writers--;
    return 0;
}

void inode_allow_write(struct inode *inode)
{
    assert(inode->writers < 0);
    inode->writers++;
}
