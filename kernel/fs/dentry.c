/*
 * dentry.c: the tree of names and the hash table by (parent, name) that finds a child quickly.
 */
#include "fs/dentry.h"

#include "abi/errno.h"
#include "debug/debug.h"
#include "fs/inode.h"
#include "lib/string.h"
#include "mm/kmalloc.h"

#define BUCKETS 4096

static struct dentry *buckets[BUCKETS];

/* FNV-1a over the name, started from the parent. */
static uint32_t hash_name(const struct dentry *parent, const char *name, size_t length)
{
    uint32_t hash = 2166136261u ^ (uint32_t)((uintptr_t)parent >> 4);
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (uint8_t)name[i]) * 16777619u;
    return hash;
}

static void hash_insert(struct dentry *dentry)
{
    dentry->hash = hash_name(dentry->parent, dentry->name, dentry->length);
    struct dentry **bucket = &buckets[dentry->hash % BUCKETS];
    dentry->hash_next = *bucket;
    *bucket = dentry;
}

static void hash_remove(struct dentry *dentry)
{
    struct dentry **at = &buckets[dentry->hash % BUCKETS];
    while (*at != dentry)
        at = &(*at)->hash_next;
    *at = dentry->hash_next;
}

static char *copy_name(const char *name, size_t length)
{
    char *copy = kmalloc(length + 1);
    if (copy == NULL)
        return NULL;
    memcpy(copy, name, length);
    copy[length] = '\0';
    return copy;
}

int dentry_create(struct dentry *parent, const char *name, size_t length, struct inode *inode,
                  struct dentry **out)
{
    struct dentry *dentry = kzalloc(sizeof(*dentry));
    if (dentry == NULL)
        return -ENOMEM;
    dentry->name = copy_name(name, length);
    if (dentry->name == NULL) {
        kfree(dentry);
        return -ENOMEM;
    }
    dentry->length = length;
    dentry->references = 1;
    dentry->parent = parent != NULL ? dentry_get(parent) : NULL;
    dentry->inode = inode_get(inode);
    list_init(&dentry->children);
    list_init(&dentry->sibling_link);
    *out = dentry;
    return 0;
}

struct dentry *dentry_get(struct dentry *dentry)
{
    dentry->references++;
    return dentry;
}

void dentry_put(struct dentry *dentry)
{
    while (dentry != NULL) {
        assert(dentry->references > 0);
        if (--dentry->references > 0)
            return;
        assert(!dentry->attached && list_empty(&dentry->children));
        struct dentry *parent = dentry->parent;
        inode_put(dentry->inode);
        kfree(dentry->name);
        kfree(dentry);
        dentry = parent;
    }
}

struct dentry *dentry_find(struct dentry *parent, const char *name, size_t length)
{
    uint32_t hash = hash_name(parent, name, length);
    for (struct dentry *at = buckets[hash % BUCKETS]; at != NULL; at = at->hash_next)
        if (at->hash == hash && at->parent == parent && at->length == length &&
            memcmp(at->name, name, length) == 0)
            return dentry_get(at);
    return NULL;
}

void dentry_attach(struct dentry *dentry)
{
    struct dentry *parent = dentry->parent;
    assert(!dentry->attached && parent != NULL);
    dentry->cookie = ++parent->last_cookie;
    list_add_tail(&parent->children, &dentry->sibling_link);
    hash_insert(dentry);
    dentry->attached = true;
    dentry->deleted = false;
    dentry_get(dentry);
}

void dentry_detach(struct dentry *dentry)
{
    assert(dentry->attached);
    hash_remove(dentry);
    list_remove(&dentry->sibling_link);
    dentry->attached = false;
    dentry->deleted = true;
    dentry_put(dentry);
}

int dentry_move(struct dentry *dentry, struct dentry *parent, const char *name, size_t length)
{
    char *copy = copy_name(name, length);
    if (copy == NULL)
        return -ENOMEM;
    assert(dentry->attached);
    struct dentry *old_parent = dentry->parent;
    hash_remove(dentry);
    list_remove(&dentry->sibling_link);
    kfree(dentry->name);
    dentry->name = copy;
    dentry->length = length;
    dentry->parent = dentry_get(parent);
    dentry->cookie = ++parent->last_cookie;
    list_add_tail(&parent->children, &dentry->sibling_link);
    hash_insert(dentry);
    dentry_put(old_parent);
    return 0;
}

/* Puts link b where a stands and the other way round; they may be neighbours. */
static void swap_links(struct list *a, struct list *b)
{
    struct list place;
    list_add_before(a, &place);
    list_remove(a);
    list_add_before(b, a);
    list_remove(b);
    list_add_before(&place, b);
    list_remove(&place);
}

void dentry_exchange(struct dentry *a, struct dentry *b)
{
    hash_remove(a);
    hash_remove(b);
    swap_links(&a->sibling_link, &b->sibling_link);
#define SWAP(field)                                                                                \
    do {                                                                                           \
        __typeof__(a->field) swapped = a->field;                                                   \
        a->field = b->field;                                                                       \
        b->field = swapped;                                                                        \
    } while (0)
    SWAP(parent);
    SWAP(name);
    SWAP(length);
    SWAP(cookie);
#undef SWAP
    hash_insert(a);
    hash_insert(b);
}

int dentry_add(struct dentry *parent, const char *name, struct inode *inode, struct dentry **out)
{
    size_t length = strlen(name);
    struct dentry *dentry = dentry_find(parent, name, length);
    if (dentry != NULL) {
        dentry_put(dentry);
        return -EEXIST;
    }
    int error = dentry_create(parent, name, length, inode, &dentry);
    if (error < 0)
        return error;
    dentry_attach(dentry);
    inode->links += S_ISDIR(inode->mode) ? 2 : 1;
    parent->inode->links += S_ISDIR(inode->mode) ? 1 : 0;
    if (out != NULL)
        *out = dentry;
    else
        dentry_put(dentry);
    return 0;
}

struct dentry *dentry_cross(struct dentry *dentry)
{
    while (dentry->mounted != NULL)
        dentry = dentry->mounted->root;
    return dentry;
}

/* Where the file system that dentry is the root of is mounted, through all that covers. */
static struct dentry *mount_point(struct dentry *dentry)
{
    while (dentry->parent == NULL) {
        struct superblock *superblock = dentry->inode->superblock;
        if (superblock->root != dentry || superblock->covers == NULL)
            break;
        dentry = superblock->covers;
    }
    return dentry;
}

struct dentry *dentry_up(struct dentry *dentry)
{
    struct dentry *at = mount_point(dentry);
    return at->parent != NULL ? at->parent : dentry;
}

bool dentry_is_below(struct dentry *dentry, struct dentry *ancestor)
{
    for (;;) {
        if (dentry == ancestor)
            return true;
        struct dentry *up = dentry_up(dentry);
        if (up == dentry)
            return false;
        dentry = up;
    }
}

/* Writes text so that it ends just before *at. False if there is no room. */
static bool prepend(char *buffer, size_t *at, const char *text, size_t length)
{
    if (*at < length)
        return false;
    *at -= length;
    memcpy(buffer + *at, text, length);
    return true;
}

static int anonymous_path(struct dentry *dentry, char *buffer, size_t size)
{
    if (dentry->length >= size)
        return -ENAMETOOLONG;
    memcpy(buffer, dentry->name, dentry->length + 1);
    return dentry->length;
}

int dentry_path(struct dentry *dentry, struct dentry *root, char *buffer, size_t size,
                bool *reachable)
{
    static const char deleted[] = " (deleted)";
    bool met_root = true;
    size_t at = size;
    if (reachable != NULL)
        *reachable = true;
    if (dentry->parent == NULL && dentry->length > 0)
        return anonymous_path(dentry, buffer, size);
    bool fits = prepend(buffer, &at, "", 1);
    if (fits && dentry->deleted)
        fits = prepend(buffer, &at, deleted, sizeof(deleted) - 1);
    size_t end = at;
    while (fits && dentry != root) {
        struct dentry *point = mount_point(dentry);
        if (point == root || point->parent == NULL) {
            met_root = point == root;
            break;
        }
        fits = prepend(buffer, &at, point->name, point->length) && prepend(buffer, &at, "/", 1);
        dentry = point->parent;
    }
    if (fits && at == end)
        fits = prepend(buffer, &at, "/", 1);
    if (!fits)
        return -ENAMETOOLONG;
    memmove(buffer, buffer + at, size - at);
    if (reachable != NULL)
        *reachable = met_root;
    return size - at - 1;
}
