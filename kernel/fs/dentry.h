/*
 * Directory entries: the tree of names. A dentry joins a name under its parent to an inode.
 *
 * States: attached (a name in the tree; the tree holds one reference), deleted (its name is gone,
 * an open file or a working directory still holds it), floating (made by a dynamic directory for
 * one use, or anonymous: no parent at all). A parent lives at least as long as its children.
 */
#ifndef KERNEL_FS_DENTRY_H
#define KERNEL_FS_DENTRY_H

#include "lib/list.h"
#include "lib/types.h"

struct inode;
struct superblock;

struct dentry {
    unsigned references;
    struct dentry *parent;      /* counted; NULL for the root of a file system and anonymous ones */
    struct inode *inode;        /* counted */
    struct superblock *mounted; /* a file system covers it */
    char *name;                 /* NUL-terminated; "" for a root */
    unsigned length;
    uint32_t hash;
    bool attached, deleted;
    uint64_t cookie;            /* its place in the parent's listing: never reused */
    uint64_t last_cookie;       /* of its children */
    struct list children;       /* attached ones, by sibling_link, in order of cookie */
    struct list sibling_link;
    struct dentry *hash_next;
};

/* A floating dentry with one reference. parent may be NULL. 0 or -ENOMEM. */
int dentry_create(struct dentry *parent, const char *name, size_t length, struct inode *inode,
                  struct dentry **out);
struct dentry *dentry_get(struct dentry *dentry);
void dentry_put(struct dentry *dentry);

/* The attached child, counted, or NULL. */
struct dentry *dentry_find(struct dentry *parent, const char *name, size_t length);
void dentry_attach(struct dentry *dentry);
/* Takes the name out of the tree: the dentry is deleted. */
void dentry_detach(struct dentry *dentry);
/* Gives an attached dentry another name and parent. 0 or -ENOMEM (nothing changed). */
int dentry_move(struct dentry *dentry, struct dentry *parent, const char *name, size_t length);
/* Makes two attached dentries change places. */
void dentry_exchange(struct dentry *a, struct dentry *b);
/* Replaces the root's inode tree: attached child `name` of parent made in one step. 0, -EEXIST… */
int dentry_add(struct dentry *parent, const char *name, struct inode *inode, struct dentry **out);

/* True if ancestor is dentry or above it, across mounts. */
bool dentry_is_below(struct dentry *dentry, struct dentry *ancestor);
/* One step up, across mounts; the topmost root is its own parent. No reference. */
struct dentry *dentry_up(struct dentry *dentry);
/* The root of what is mounted on it, or itself. No reference. */
struct dentry *dentry_cross(struct dentry *dentry);

/*
 * Writes the absolute path as seen from root into buffer. Deleted names end in " (deleted)";
 * *reachable (may be NULL) says whether root was met. Returns the length, or -ENAMETOOLONG.
 */
int dentry_path(struct dentry *dentry, struct dentry *root, char *buffer, size_t size,
                bool *reachable);

#endif
