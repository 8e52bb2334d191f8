/* chown [-Rh] user[:group] | :group file … */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/files.h"
#include "../lib/names.h"

static uid_t uid = (uid_t)-1;
static gid_t gid = (gid_t)-1;
static int recursive, no_follow;

static int change(const char *path)
{
    struct stat st;
    int status = 0;

    if (recursive && lstat(path, &st) == 0 && S_ISDIR(st.st_mode))
        status = files_each(path, change);
    if ((no_follow || recursive ? lchown : chown)(path, uid, gid) == 0)
        return status;
    err_warn(path);
    return 1;
}

/* "user", "user:group", "user:" (no change of the group) or ":group". */
static void parse_owner(char *text)
{
    char *colon = strchr(text, ':');

    if (colon != NULL)
        *colon = '\0';
    if (*text != '\0' && names_parse_uid(text, &uid) != 0)
        err_exit(1, "%s: no such user", text);
    if (colon != NULL && colon[1] != '\0' && names_parse_gid(colon + 1, &gid) != 0)
        err_exit(1, "%s: no such group", colon + 1);
}

int main(int argc, char **argv)
{
    int option, status = 0;

    err_start(argv);
    while ((option = getopt(argc, argv, "Rh")) != -1) {
        if (option == '?')
            err_usage("[-Rh] user[:group] file ...");
        recursive |= option == 'R';
        no_follow |= option == 'h';
    }
    if (argc - optind < 2)
        err_usage("[-Rh] user[:group] file ...");
    parse_owner(argv[optind++]);
    for (; optind < argc; optind++)
        status |= change(argv[optind]);
    return status;
}
