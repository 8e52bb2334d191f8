/*
 * realpath.c — a path without symbolic links, "." and "..".
 * The path still to walk is kept in REST; a link's target is put in front of it.
 */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct walk {
    char done[PATH_MAX]; /* the resolved part, "" for the root */
    char rest[PATH_MAX];
    int links;
};

static int fail(int err)
{
    errno = err;
    return -1;
}

/* REST is empty or begins with a slash. */
static int put_link_before_rest(struct walk *w, const char *rest)
{
    char target[PATH_MAX];
    char *slash;
    ssize_t len;
    size_t rest_len = strlen(rest);

    if (++w->links > SYMLOOP_MAX)
        return fail(ELOOP);
    len = readlink(w->done, target, sizeof target - 1);
    if (len < 0)
        return -1;
    if ((size_t)len + rest_len >= sizeof w->rest)
        return fail(ENAMETOOLONG);
    memmove(w->rest + len, rest, rest_len + 1);
    memcpy(w->rest, target, (size_t)len);
    if (w->rest[0] == '/') {
        w->done[0] = '\0';
        return 0;
    }
    slash = strrchr(w->done, '/');
    *slash = '\0';
    return 0;
}

static int walk_component(struct walk *w, const char *name, size_t len, const char *rest)
{
    size_t done = strlen(w->done);
    struct stat st;

    if (len == 2 && name[0] == '.' && name[1] == '.') {
        char *slash = strrchr(w->done, '/');

        if (slash)
            *slash = '\0';
        memmove(w->rest, rest, strlen(rest) + 1);
        return 0;
    }
    if (done + 1 + len >= sizeof w->done)
        return fail(ENAMETOOLONG);
    w->done[done] = '/';
    memcpy(w->done + done + 1, name, len);
    w->done[done + 1 + len] = '\0';
    if (lstat(w->done, &st) < 0)
        return -1;
    if (S_ISLNK(st.st_mode))
        return put_link_before_rest(w, rest);
    if (*rest && !S_ISDIR(st.st_mode))
        return fail(ENOTDIR);
    memmove(w->rest, rest, strlen(rest) + 1);
    return 0;
}

static int walk(struct walk *w)
{
    while (*w->rest) {
        char *name = w->rest + strspn(w->rest, "/");
        size_t len = strcspn(name, "/");

        if (len == 0)
            return 0;
        if (len == 1 && *name == '.') {
            memmove(w->rest, name + 1, strlen(name + 1) + 1);
            continue;
        }
        if (walk_component(w, name, len, name + len) < 0)
            return -1;
    }
    return 0;
}

char *realpath(const char *restrict path, char *restrict resolved)
{
    struct walk w;

    if (!path || !*path) {
        fail(path ? ENOENT : EINVAL);
        return NULL;
    }
    if (strlen(path) >= sizeof w.rest) {
        fail(ENAMETOOLONG);
        return NULL;
    }
    w.links = 0;
    w.done[0] = '\0';
    strcpy(w.rest, path);
    if (*path != '/' && !getcwd(w.done, sizeof w.done))
        return NULL;
    if (strcmp(w.done, "/") == 0)
        w.done[0] = '\0';
    if (walk(&w) < 0)
        return NULL;
    if (!w.done[0])
        strcpy(w.done, "/");
    return resolved ? strcpy(resolved, w.done) : strdup(w.done);
}
