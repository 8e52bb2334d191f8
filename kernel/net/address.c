/* Names of AF_UNIX sockets: in the file system, or abstract (a first byte of zero). */
#include "abi/errno.h"
#include "abi/fcntl.h"
#include "abi/stat.h"
#include "arch/usercopy.h"
#include "fs/calls/namei.h"
#include "fs/dentry.h"
#include "fs/path.h"
#include "lib/printf.h"
#include "lib/string.h"
#include "mm/kmalloc.h"
#include "net/unix.h"

#define FAMILY_SIZE    (unsigned)offsetof(struct sockaddr_un, sun_path)
#define AUTOBIND_NAMES 0x100000u

static struct list bound_sockets = LIST_INIT(bound_sockets);

void unix_address_get(struct unix_address *address)
{
    address->references++;
}

void unix_address_put(struct unix_address *address)
{
    if (!address || --address->references > 0)
        return;
    if (address->inode)
        inode_put(address->inode);
    kfree(address);
}

int unix_address_read(const void __user *user, unsigned *length, struct sockaddr_un *out)
{
    memset(out, 0, sizeof(*out));
    if (*length < sizeof(out->sun_family) || *length > sizeof(*out))
        return -EINVAL;
    if (copy_from_user(out, user, *length) != 0)
        return -EFAULT;
    if (out->sun_family != AF_UNIX)
        return -EINVAL;
    /* A path ends at its NUL; the length then counts it. */
    if (*length > FAMILY_SIZE && out->sun_path[0] != '\0')
        *length = FAMILY_SIZE + (unsigned)strnlen(out->sun_path, UNIX_PATH_MAX) + 1;
    return 0;
}

static bool is_abstract(const struct sockaddr_un *name, unsigned length)
{
    return length > FAMILY_SIZE && name->sun_path[0] == '\0';
}

/* Abstract names are apart for each type of socket. */
static struct unix_socket *find_abstract(const struct sockaddr_un *name, unsigned length, int type)
{
    struct unix_socket *socket;

    list_for_each (socket, &bound_sockets, bound_link) {
        const struct unix_address *address = socket->address;

        if (!address->inode && address->length == length && socket->type == type &&
            memcmp(&address->name, name, length) == 0)
            return socket;
    }
    return NULL;
}

static struct unix_socket *find_inode(const struct inode *inode)
{
    struct unix_socket *socket;

    list_for_each (socket, &bound_sockets, bound_link)
        if (socket->address->inode == inode)
            return socket;
    return NULL;
}

/* unix(7), "Autobind feature": five hexadecimal digits behind the zero byte. */
static int choose_name(struct sockaddr_un *name, unsigned *length, int type)
{
    static unsigned next;

    for (unsigned tries = 0; tries < AUTOBIND_NAMES; tries++) {
        snprintf(name->sun_path + 1, 6, "%05x", next++ % AUTOBIND_NAMES);
        *length = FAMILY_SIZE + 6;
        if (!find_abstract(name, *length, type))
            return 0;
    }
    return -ENOSPC;
}

/* The name in the file system: a node of type S_IFSOCK, whose inode is the address. */
static int make_node(const struct sockaddr_un *name, struct inode **out)
{
    char string[UNIX_PATH_MAX + 1] = "";
    struct dentry *dentry;
    struct path path;
    int error;

    memcpy(string, name->sun_path, UNIX_PATH_MAX);
    error = path_walk(AT_FDCWD, string, WALK_NAME, &path);
    if (error)
        return error;
    if (path.dentry || path.last != PATH_LAST_NAME)
        error = -EADDRINUSE;
    else
        error = namei_create(&path, S_IFSOCK | 0777, 0, NULL, &dentry);
    path_release(&path);
    if (error)
        return error;
    *out = inode_get(dentry->inode);
    dentry_put(dentry);
    return 0;
}

int unix_bind(struct unix_socket *socket, const struct sockaddr_un *name, unsigned length)
{
    struct unix_address *address;
    int error = 0;

    if (socket->address)
        return length == FAMILY_SIZE ? 0 : -EINVAL;
    address = kzalloc(sizeof(*address));
    if (!address)
        return -ENOMEM;
    address->references = 1;
    address->name = *name;
    address->length = length;
    if (length == FAMILY_SIZE)
        error = choose_name(&address->name, &address->length, socket->type);
    else if (!is_abstract(name, length))
        error = make_node(name, &address->inode);
    else if (find_abstract(name, length, socket->type))
        error = -EADDRINUSE;
    if (error) {
        kfree(address);
        return error;
    }
    socket->address = address;
    list_add_tail(&bound_sockets, &socket->bound_link);
    return 0;
}

int unix_find(const struct sockaddr_un *name, unsigned length, int type, struct unix_socket **out)
{
    char path[UNIX_PATH_MAX + 1] = "";
    struct dentry *dentry;
    int error;

    if (is_abstract(name, length)) {
        *out = find_abstract(name, length, type);
    } else {
        memcpy(path, name->sun_path, UNIX_PATH_MAX);
        error = path_lookup(AT_FDCWD, path, WALK_FOLLOW, &dentry);
        if (error)
            return error;
        error = inode_permission(dentry->inode, W_OK);
        *out = find_inode(dentry->inode);
        dentry_put(dentry);
        if (error)
            return error;
    }
    if (!*out)
        return -ECONNREFUSED;
    unix_get(*out);
    return 0;
}
