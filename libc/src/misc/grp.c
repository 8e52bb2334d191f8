/* The group database /etc/group. */
#include <errno.h>
#include <grp.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static FILE *file;
static struct group entry;
static char buf_static[4096];

/* Cut the line in BUF into fields; the members' array goes into what is left of BUF. */
static int parse(char *buf, size_t size, struct group *gr)
{
    char *text = buf;
    char *end = buf + strlen(buf) + 1;
    char **members = (char **)(((uintptr_t)end + 7) & ~7ul);
    char **limit = (char **)(buf + size) - 1;
    char *field[4];
    char *member;

    buf[strcspn(buf, "\n")] = '\0';
    for (int i = 0; i < 4; i++) {
        field[i] = strsep(&text, ":");
        if (!field[i])
            return EINVAL;
    }
    *gr = (struct group){
        .gr_name = field[0],
        .gr_passwd = field[1],
        .gr_gid = (gid_t)strtoul(field[2], NULL, 10),
        .gr_mem = members,
    };
    while ((member = strsep(&field[3], ","))) {
        if (!*member)
            continue;
        if (members >= limit)
            return ERANGE;
        *members++ = member;
    }
    if (members > limit)
        return ERANGE;
    *members = NULL;
    return 0;
}

/* The next group of the file: 0, ENOENT at the end, ERANGE. */
static int next(FILE *f, char *buf, size_t size, struct group *gr)
{
    while (fgets(buf, (int)size, f)) {
        int err;

        if (!strchr(buf, '\n') && !feof(f))
            return ERANGE;
        err = parse(buf, size, gr);
        if (err != EINVAL)
            return err;
    }
    return ENOENT;
}

void endgrent(void)
{
    if (file)
        fclose(file);
    file = NULL;
}

void setgrent(void)
{
    endgrent();
}

struct group *getgrent(void)
{
    if (!file)
        file = fopen("/etc/group", "re");
    if (!file || next(file, buf_static, sizeof buf_static, &entry))
        return NULL;
    return &entry;
}

static int find(const char *name, gid_t gid, struct group *gr, char *buf, size_t size,
                struct group **result)
{
    FILE *f = fopen("/etc/group", "re");
    int err;

    *result = NULL;
    if (!f)
        return errno == ENOENT ? 0 : errno;
    while ((err = next(f, buf, size, gr)) == 0) {
        if (name ? strcmp(gr->gr_name, name) == 0 : gr->gr_gid == gid) {
            *result = gr;
            break;
        }
    }
    fclose(f);
    return err == ENOENT ? 0 : err;
}

int getgrnam_r(const char *name, struct group *gr, char *buf, size_t size, struct group **result)
{
    return find(name, 0, gr, buf, size, result);
}

int getgrgid_r(gid_t gid, struct group *gr, char *buf, size_t size, struct group **result)
{
    return find(NULL, gid, gr, buf, size, result);
}

static struct group *find_static(const char *name, gid_t gid)
{
    struct group *result;
    int err = find(name, gid, &entry, buf_static, sizeof buf_static, &result);

    if (err)
        errno = err;
    return result;
}

struct group *getgrnam(const char *name)
{
    return find_static(name, 0);
}

struct group *getgrgid(gid_t gid)
{
    return find_static(NULL, gid);
}

static int is_member(const struct group *gr, const char *user)
{
    for (char **member = gr->gr_mem; *member; member++) {
        if (strcmp(*member, user) == 0)
            return 1;
    }
    return 0;
}

int getgrouplist(const char *user, gid_t gid, gid_t *groups, int *count)
{
    int room = *count;
    int n = 0;
    struct group *gr;

    if (n < room)
        groups[n] = gid;
    n++;
    setgrent();
    while ((gr = getgrent())) {
        if (gr->gr_gid == gid || !is_member(gr, user))
            continue;
        if (n < room)
            groups[n] = gr->gr_gid;
        n++;
    }
    endgrent();
    *count = n;
    return n > room ? -1 : n;
}

int initgroups(const char *user, gid_t gid)
{
    gid_t groups[64];
    int count = 64;

    if (getgrouplist(user, gid, groups, &count) < 0)
        count = 64;
    return setgroups((size_t)count, groups);
}
