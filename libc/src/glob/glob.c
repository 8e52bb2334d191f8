/*
 * glob.c — paths that match a pattern. The pattern is walked component by component: one without
 * special characters is appended as it is, another is matched against the directory's entries.
 */
#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <glob.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct search {
    int flags;
    int (*on_error)(const char *, int);
    char path[PATH_MAX];
    char **found;
    size_t count;
};

static int has_magic(const char *s, size_t len, int flags)
{
    for (size_t i = 0; i < len; i++) {
        if (s[i] == '*' || s[i] == '?' || s[i] == '[')
            return 1;
        if (s[i] == '\\' && !(flags & GLOB_NOESCAPE))
            i++;
    }
    return 0;
}

static int add(struct search *g, const char *path)
{
    char **more = reallocarray(g->found, g->count + 1, sizeof *more);

    if (!more)
        return GLOB_NOSPACE;
    g->found = more;
    more[g->count] = strdup(path);
    if (!more[g->count])
        return GLOB_NOSPACE;
    g->count++;
    return 0;
}

/* The path stands complete in g->path. */
static int add_existing(struct search *g, size_t len)
{
    struct stat st;

    if (lstat(g->path, &st) < 0)
        return 0;
    if (g->flags & GLOB_MARK && len && g->path[len - 1] != '/' && len + 1 < PATH_MAX &&
        stat(g->path, &st) == 0 && S_ISDIR(st.st_mode))
        memcpy(g->path + len, "/", 2);
    return add(g, g->path);
}

static int walk(struct search *g, size_t len, const char *pattern);

/* Append NAME (and an escape-free copy of it) and walk on. */
static int descend(struct search *g, size_t len, const char *name, size_t name_len, int unescape,
                   const char *rest)
{
    for (size_t i = 0; i < name_len; i++) {
        if (unescape && name[i] == '\\' && i + 1 < name_len)
            i++;
        if (len + 1 >= PATH_MAX)
            return 0;
        g->path[len++] = name[i];
    }
    g->path[len] = '\0';
    return walk(g, len, rest);
}

static int failed(struct search *g, const char *dir, int err)
{
    int stop = g->on_error && g->on_error(dir, err);

    return stop || g->flags & GLOB_ERR ? GLOB_ABORTED : 0;
}

static int walk_directory(struct search *g, size_t len, const char *name, const char *rest)
{
    int flags =
        (g->flags & GLOB_NOESCAPE ? FNM_NOESCAPE : 0) | (g->flags & GLOB_PERIOD ? 0 : FNM_PERIOD);
    DIR *dir;
    struct dirent *entry;
    int ret = 0;

    dir = opendir(len ? g->path : ".");
    if (!dir)
        return errno == ENOTDIR || errno == ENOENT ? 0 : failed(g, g->path, errno);
    while (ret == 0 && (entry = readdir(dir))) {
        if (*rest && entry->d_type != DT_DIR && entry->d_type != DT_LNK &&
            entry->d_type != DT_UNKNOWN)
            continue;
        if (fnmatch(name, entry->d_name, flags) == 0)
            ret = descend(g, len, entry->d_name, strlen(entry->d_name), 0, rest);
        g->path[len] = '\0';
    }
    closedir(dir);
    return ret;
}

static int walk(struct search *g, size_t len, const char *pattern)
{
    size_t slashes = strspn(pattern, "/");
    size_t name_len = strcspn(pattern + slashes, "/");
    const char *name = pattern + slashes;
    char *copy;
    int ret;

    if (len + slashes >= PATH_MAX)
        return 0;
    memcpy(g->path + len, pattern, slashes);
    len += slashes;
    g->path[len] = '\0';
    if (name_len == 0)
        return len ? add_existing(g, len) : 0;
    if (!has_magic(name, name_len, g->flags))
        return descend(g, len, name, name_len, !(g->flags & GLOB_NOESCAPE), name + name_len);
    copy = strndup(name, name_len);
    if (!copy)
        return GLOB_NOSPACE;
    ret = walk_directory(g, len, copy, name + name_len);
    free(copy);
    return ret;
}

static int compare(const void *a, const void *b)
{
    return strcoll(*(char *const *)a, *(char *const *)b);
}

/* Hand the found paths over, behind those of earlier calls. */
static int deliver(struct search *g, glob_t *out)
{
    size_t offs = g->flags & GLOB_DOOFFS ? out->gl_offs : 0;
    size_t have = g->flags & GLOB_APPEND ? out->gl_pathc : 0;
    char **paths = g->flags & GLOB_APPEND ? out->gl_pathv : NULL;

    paths = reallocarray(paths, offs + have + g->count + 1, sizeof *paths);
    if (!paths)
        return GLOB_NOSPACE;
    if (!(g->flags & GLOB_APPEND))
        memset(paths, 0, offs * sizeof *paths);
    if (g->count)
        memcpy(paths + offs + have, g->found, g->count * sizeof *paths);
    paths[offs + have + g->count] = NULL;
    out->gl_pathv = paths;
    out->gl_pathc = have + g->count;
    free(g->found);
    return 0;
}

int glob(const char *restrict pattern, int flags, int (*on_error)(const char *, int),
         glob_t *restrict out)
{
    struct search g = { .flags = flags, .on_error = on_error };
    int ret;

    if (!(flags & GLOB_APPEND)) {
        out->gl_pathc = 0;
        out->gl_pathv = NULL;
        if (!(flags & GLOB_DOOFFS))
            out->gl_offs = 0;
    }
    ret = walk(&g, 0, pattern);
    if (ret == 0 && g.count == 0) {
        int keep = flags & GLOB_NOCHECK ||
                   (flags & GLOB_NOMAGIC && !has_magic(pattern, strlen(pattern), flags));

        ret = keep ? add(&g, pattern) : GLOB_NOMATCH;
    } else if (ret == 0 && !(flags & GLOB_NOSORT)) {
        qsort(g.found, g.count, sizeof *g.found, compare);
    }
    if (ret == 0)
        ret = deliver(&g, out);
    if (ret) {
        while (g.count)
            free(g.found[--g.count]);
        free(g.found);
    }
    return ret;
}

void globfree(glob_t *g)
{
    for (size_t i = 0; i < g->gl_pathc; i++)
        free(g->gl_pathv[g->gl_offs + i]);
    free(g->gl_pathv);
    g->gl_pathv = NULL;
    g->gl_pathc = 0;
}
