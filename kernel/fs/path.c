/*
 * path.c: path resolution (path_resolution(7)) and each task's root, working directory and umask.
 *
 * A walk stands at a directory with a string of names to go. A symbolic link puts its text before
 * the rest: the strings wait on a small stack, at most SYMLOOP_MAX deep, since each link counts.
 */
#include "fs/path.h"

#include "abi/errno.h"
#include "abi/fcntl.h"
#include "arch/usercopy.h"
#include "debug/debug.h"
#include "fs/file.h"
#include "fs/mount.h"
#include "lib/string.h"
#include "mm/kmalloc.h"
#include "syscall/syscall.h"
#include "task/task.h"

struct walk {
    struct dentry *at; /* counted */
    const char *rest;
    unsigned flags;
    unsigned links; /* followed so far */
    unsigned depth; /* strings that wait below rest */
    struct {
        const char *rest;
        char *text; /* of the link that was entered; freed when it is done */
    } waiting[SYMLOOP_MAX];
};

static const char *skip_slashes(const char *s)
{
    while (*s == '/')
        s++;
    return s;
}

static void move_to(struct walk *walk, struct dentry *dentry)
{
    dentry_put(walk->at);
    walk->at = dentry;
}

static void leave_link(struct walk *walk)
{
    walk->depth--;
    walk->rest = walk->waiting[walk->depth].rest;
    kfree(walk->waiting[walk->depth].text);
}

/* Is nothing but slashes left, in this string and in those that wait? *slash: at least one. */
static bool at_end(const struct walk *walk, bool *slash)
{
    const char *rest = walk->rest;
    *slash = false;
    for (unsigned level = walk->depth;; level--) {
        *slash |= *rest == '/';
        if (*skip_slashes(rest) != '\0')
            return false;
        if (level == 0)
            return true;
        rest = walk->waiting[level - 1].rest;
    }
}

int path_child(struct dentry *directory, const char *name, size_t length, struct dentry **out)
{
    struct inode *inode;
    const struct inode_ops *ops = directory->inode->ops;
    *out = dentry_find(directory, name, length);
    if (*out != NULL || ops == NULL || ops->lookup == NULL)
        return 0;
    int error = ops->lookup(directory->inode, name, length, &inode);
    if (error < 0)
        return error;
    error = dentry_create(directory, name, length, inode, out);
    inode_put(inode);
    return error;
}

static int start(int dirfd, const char *path, struct dentry **out)
{
    if (*path == '/') {
        *out = dentry_get(current->fs->root);
    } else if (dirfd == AT_FDCWD) {
        *out = dentry_get(current->fs->cwd);
    } else {
        struct file *file = fd_get_path(dirfd);
        if (file == NULL)
            return -EBADF;
        *out = dentry_get(file->dentry);
    }
    return 0;
}

static int read_link(struct inode *inode, char **out)
{
    char *text = kmalloc(PATH_MAX);
    if (text == NULL)
        return -ENOMEM;
    ssize_t length = inode->ops->readlink(inode, text, PATH_MAX - 1);
    if (length <= 0) {
        kfree(text);
        return length < 0 ? length : -ENOENT;
    }
    text[length] = '\0';
    *out = text;
    return 0;
}

/* Enters the symbolic link: its text is walked from where the walk stands. */
static int follow_link(struct walk *walk, struct inode *link)
{
    if (walk->links++ >= SYMLOOP_MAX)
        return -ELOOP;
    if (link->ops->follow != NULL) {
        struct dentry *target;
        int error = link->ops->follow(link, &target);
        if (error == 0)
            move_to(walk, target);
        return error;
    }
    char *text = NULL;
    int error = read_link(link, &text);
    if (error < 0)
        return error;
    inode_touch(link, INODE_ATIME);
    walk->waiting[walk->depth].rest = walk->rest;
    walk->waiting[walk->depth].text = text;
    walk->depth++;
    walk->rest = text;
    if (*text == '/')
        move_to(walk, dentry_get(current->fs->root));
    return 0;
}

static void step_up(struct walk *walk)
{
    struct dentry *at = walk->at;
    if (at == current->fs->root)
        return;
    move_to(walk, dentry_get(dentry_cross(dentry_up(at))));
}

/* The walk's end: what the last name is, which need not exist. */
static int finish(struct walk *walk, const char *name, size_t length, struct dentry *child,
                  bool slash, struct path *out)
{
    out->parent = dentry_get(walk->at);
    out->dentry = child;
    out->last = PATH_LAST_NAME;
    out->slash = slash;
    out->length = length;
    memcpy(out->name, name, length);
    out->name[length] = '\0';
    bool must_be_directory =
        (slash && !(walk->flags & WALK_NAME)) || (walk->flags & WALK_DIRECTORY);
    if (child != NULL && must_be_directory && !S_ISDIR(child->inode->mode))
        return -ENOTDIR;
    return 0;
}

/* Takes one name. *done: it was the last and out is filled. */
static int step_name(struct walk *walk, const char *name, size_t length, struct path *out,
                     bool *done)
{
    struct dentry *child;
    bool slash;
    int error = path_child(walk->at, name, length, &child);
    if (error < 0)
        return error;
    bool last = at_end(walk, &slash);
    *done = child == NULL && last;
    if (child == NULL)
        return last ? finish(walk, name, length, NULL, slash, out) : -ENOENT;
    struct dentry *top = dentry_get(dentry_cross(child));
    dentry_put(child);
    bool follow = !last || (walk->flags & WALK_FOLLOW) || (slash && !(walk->flags & WALK_NAME));
    if (S_ISLNK(top->inode->mode) && follow) {
        error = follow_link(walk, top->inode);
        dentry_put(top);
        return error;
    }
    if (last) {
        *done = true;
        return finish(walk, name, length, top, slash, out);
    }
    move_to(walk, top);
    return S_ISDIR(top->inode->mode) ? 0 : -ENOTDIR;
}

/* Ends at a directory itself: "/", ".", "..", or where a link to an object led. */
static int finish_here(struct walk *walk, enum path_last last, struct path *out)
{
    out->dentry = dentry_get(walk->at);
    out->last = last;
    if ((walk->flags & WALK_DIRECTORY) && !S_ISDIR(walk->at->inode->mode))
        return -ENOTDIR;
    return 0;
}

static int walk_on(struct walk *walk, struct path *out)
{
    enum path_last last = PATH_LAST_ROOT;
    for (;;) {
        const char *name = skip_slashes(walk->rest);
        if (*name == '\0' && walk->depth > 0) {
            leave_link(walk);
            continue;
        }
        bool object = !S_ISDIR(walk->at->inode->mode);
        if (*name == '\0')
            return object && *walk->rest == '/' ? -ENOTDIR : finish_here(walk, last, out);
        if (object)
            return -ENOTDIR;
        int error = inode_permission(walk->at->inode, X_OK);
        if (error < 0)
            return error;
        const char *end = name;
        while (*end != '\0' && *end != '/')
            end++;
        size_t length = end - name;
        walk->rest = end;
        if (length == 1 && name[0] == '.') {
            last = PATH_LAST_DOT;
            continue;
        }
        if (length == 2 && name[0] == '.' && name[1] == '.') {
            last = PATH_LAST_DOTDOT;
            step_up(walk);
            continue;
        }
        if (length > NAME_MAX)
            return -ENAMETOOLONG;
        bool done = false;
        last = PATH_LAST_ROOT;
        error = step_name(walk, name, length, out, &done);
        if (error < 0 || done)
            return error;
    }
}

int path_walk(int dirfd, const char *path, unsigned flags, struct path *out)
{
    struct walk walk;
    out->parent = out->dentry = NULL;
    out->slash = false;
    out->length = 0;
    out->name[0] = '\0';
    if (*path == '\0' && !(flags & WALK_EMPTY))
        return -ENOENT;
    walk.flags = flags;
    walk.rest = path;
    walk.links = walk.depth = 0;
    int error = start(dirfd, path, &walk.at);
    if (error < 0)
        return error;
    error = walk_on(&walk, out);
    while (walk.depth > 0)
        leave_link(&walk);
    dentry_put(walk.at);
    if (error < 0)
        path_release(out);
    return error;
}

void path_release(struct path *path)
{
    dentry_put(path->dentry);
    dentry_put(path->parent);
    path->dentry = path->parent = NULL;
}

int path_lookup(int dirfd, const char *path, unsigned flags, struct dentry **out)
{
    struct path found;
    int error = path_walk(dirfd, path, flags, &found);
    if (error < 0)
        return error;
    if (found.dentry == NULL) {
        path_release(&found);
        return -ENOENT;
    }
    *out = dentry_get(found.dentry);
    path_release(&found);
    return 0;
}

int path_copy_user(const char __user *path, char **out)
{
    char *buffer = kmalloc(PATH_MAX);
    if (buffer == NULL)
        return -ENOMEM;
    long length = strncpy_from_user(buffer, path, PATH_MAX);
    if (length < 0) {
        kfree(buffer);
        return length;
    }
    *out = buffer;
    return 0;
}

int path_walk_user(int dirfd, const char __user *path, unsigned flags, struct path *out)
{
    char *copy = NULL;
    int error = path_copy_user(path, &copy);
    if (error < 0)
        return error;
    error = path_walk(dirfd, copy, flags, out);
    kfree(copy);
    return error;
}

int path_lookup_user(int dirfd, const char __user *path, unsigned flags, struct dentry **out)
{
    char *copy = NULL;
    int error = path_copy_user(path, &copy);
    if (error < 0)
        return error;
    error = path_lookup(dirfd, copy, flags, out);
    kfree(copy);
    return error;
}

unsigned path_at_flags(int at_flags)
{
    return (at_flags & AT_SYMLINK_NOFOLLOW ? 0 : WALK_FOLLOW) |
           (at_flags & AT_EMPTY_PATH ? WALK_EMPTY : 0);
}

/* ---- Root, working directory, umask ---------------------------------------------------------- */

int fs_context_create(struct fs_context **out)
{
    struct fs_context *context = kzalloc(sizeof(*context));
    if (context == NULL)
        return -ENOMEM;
    context->references = 1;
    context->umask = 022;
    context->root = dentry_get(fs_root);
    context->cwd = dentry_get(fs_root);
    *out = context;
    return 0;
}

int fs_context_copy(struct fs_context *from, struct fs_context **out)
{
    struct fs_context *context = kmalloc(sizeof(*context));
    if (context == NULL)
        return -ENOMEM;
    *context = *from;
    context->references = 1;
    dentry_get(context->root);
    dentry_get(context->cwd);
    *out = context;
    return 0;
}

struct fs_context *fs_context_get(struct fs_context *context)
{
    context->references++;
    return context;
}

void fs_context_put(struct fs_context *context)
{
    if (context == NULL || --context->references > 0)
        return;
    dentry_put(context->root);
    dentry_put(context->cwd);
    kfree(context);
}

long sys_umask(mode_t mask)
{
    mode_t old = current->fs->umask;
    current->fs->umask = mask & 0777;
    return old;
}
