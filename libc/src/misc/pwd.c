/* The user database /etc/passwd. */
#include <errno.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static FILE *file;
static struct passwd entry;
static char *line;
static size_t line_size;

/* Cut TEXT (one line) into its seven fields. */
static int parse(char *text, struct passwd *pw)
{
    char *field[7];

    text[strcspn(text, "\n")] = '\0';
    for (int i = 0; i < 7; i++) {
        field[i] = strsep(&text, ":");
        if (!field[i])
            return -1;
    }
    *pw = (struct passwd){
        .pw_name = field[0],
        .pw_passwd = field[1],
        .pw_uid = (uid_t)strtoul(field[2], NULL, 10),
        .pw_gid = (gid_t)strtoul(field[3], NULL, 10),
        .pw_gecos = field[4],
        .pw_dir = field[5],
        .pw_shell = field[6],
    };
    return 0;
}

void endpwent(void)
{
    if (file)
        fclose(file);
    file = NULL;
}

void setpwent(void)
{
    endpwent();
}

struct passwd *getpwent(void)
{
    if (!file)
        file = fopen("/etc/passwd", "re");
    while (file && getline(&line, &line_size, file) > 0) {
        if (parse(line, &entry) == 0)
            return &entry;
    }
    return NULL;
}

/* By name, or by id if NAME is NULL. 0 with *RESULT NULL: there is none. */
static int find(const char *name, uid_t uid, struct passwd *pw, char *buf, size_t size,
                struct passwd **result)
{
    FILE *f = fopen("/etc/passwd", "re");
    int err = 0;

    *result = NULL;
    if (!f)
        return errno == ENOENT ? 0 : errno;
    while (fgets(buf, (int)size, f)) {
        if (!strchr(buf, '\n') && !feof(f)) {
            err = ERANGE;
            break;
        }
        if (parse(buf, pw) < 0 || (name ? strcmp(pw->pw_name, name) != 0 : pw->pw_uid != uid))
            continue;
        *result = pw;
        break;
    }
    fclose(f);
    return err;
}

int getpwnam_r(const char *name, struct passwd *pw, char *buf, size_t size, struct passwd **result)
{
    return find(name, 0, pw, buf, size, result);
}

int getpwuid_r(uid_t uid, struct passwd *pw, char *buf, size_t size, struct passwd **result)
{
    return find(NULL, uid, pw, buf, size, result);
}

static struct passwd *find_static(const char *name, uid_t uid)
{
    static char buf[1024];
    struct passwd *result;
    int err = find(name, uid, &entry, buf, sizeof buf, &result);

    if (err)
        errno = err;
    return result;
}

struct passwd *getpwnam(const char *name)
{
    return find_static(name, 0);
}

struct passwd *getpwuid(uid_t uid)
{
    return find_static(NULL, uid);
}
