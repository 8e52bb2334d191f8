/* id [-ugGn] [user]: user and group ids. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/names.h"

static int by_name;

static void print_uid(uid_t uid)
{
    char buffer[NAMES_SIZE];

    if (by_name)
        puts(names_of_uid(uid, buffer));
    else
        printf("%u\n", uid);
}

static void print_groups(gid_t gid, const gid_t *groups, int count)
{
    char buffer[NAMES_SIZE];

    for (int i = -1; i < count; i++) {
        gid_t group = i < 0 ? gid : groups[i];
        if (i >= 0 && group == gid)
            continue;
        if (by_name)
            printf("%s%s", i < 0 ? "" : " ", names_of_gid(group, buffer));
        else
            printf("%s%u", i < 0 ? "" : " ", group);
    }
    putchar('\n');
}

int main(int argc, char **argv)
{
    uid_t uid = getuid(), euid = geteuid();
    gid_t gid = getgid(), egid = getegid(), groups[64];
    int option, mode = 0, count = getgroups(64, groups);
    char buffer[NAMES_SIZE];

    err_start(argv);
    while ((option = getopt(argc, argv, "ugGnr")) != -1) {
        if (option == '?')
            err_usage("[-ugGn] [user]");
        if (option == 'n')
            by_name = 1;
        else if (option != 'r')
            mode = option;
    }
    if (optind < argc) {
        char field[16];
        if (names_parse_uid(argv[optind], &uid) != 0)
            err_exit(1, "%s: no such user", argv[optind]);
        if (names_passwd_field(argv[optind], 3, field, sizeof field) == 0)
            gid = (gid_t)strtoul(field, NULL, 10);
        euid = uid;
        egid = gid;
        count = 0;
    }
    if (mode == 'u') {
        print_uid(euid);
    } else if (mode == 'g') {
        print_groups(egid, groups, 0);
    } else if (mode == 'G') {
        print_groups(egid, groups, count);
    } else {
        printf("uid=%u(%s)", uid, names_of_uid(uid, buffer));
        printf(" gid=%u(%s)", gid, names_of_gid(gid, buffer));
        if (euid != uid)
            printf(" euid=%u(%s)", euid, names_of_uid(euid, buffer));
        if (egid != gid)
            printf(" egid=%u(%s)", egid, names_of_gid(egid, buffer));
        for (int i = 0; i < count; i++)
            printf("%s%u(%s)", i == 0 ? " groups=" : ",", groups[i],
                   names_of_gid(groups[i], buffer));
        putchar('\n');
    }
    err_finish(0);
}
