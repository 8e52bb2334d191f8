/*
 * setuid(2), setresuid(2), setreuid(2), seteuid: with privilege all three ids, without only to one
 * of them.
 */
#include "support.h"

static int ids_are(uid_t real, uid_t effective, uid_t saved)
{
    uid_t r, e, s;

    getresuid(&r, &e, &s);
    return r == real && e == effective && s == saved;
}

static void drop_for_good(void)
{
    if (setuid(1001) != 0 || !ids_are(1001, 1001, 1001))
        _exit(1);
    if (setuid(0) != -1 || errno != EPERM)
        _exit(2);
    if (seteuid(0) != -1 || errno != EPERM)
        _exit(3);
}

static void drop_and_come_back(void)
{
    if (seteuid(1001) != 0 || !ids_are(0, 1001, 0))
        _exit(1);
    if (setresuid(1002, -1, -1) != -1 || errno != EPERM)
        _exit(2);
    if (seteuid(0) != 0 || !ids_are(0, 0, 0))
        _exit(3);
}

static void use_all_three(void)
{
    if (setresuid(1001, 1002, 1003) != 0 || !ids_are(1001, 1002, 1003))
        _exit(1);
    if (setresuid(1003, 1001, 1002) != 0 || !ids_are(1003, 1001, 1002))
        _exit(2);
    if (setresuid(-1, 1003, -1) != 0 || !ids_are(1003, 1003, 1002))
        _exit(3);
    if (setuid(1002) != 0 || !ids_are(1003, 1002, 1002))
        _exit(4);
    if (setreuid(1002, 1003) != 0 || !ids_are(1002, 1003, 1003))
        _exit(5);
}

static void use_groups(void)
{
    gid_t list[3] = { 10, 20, 30 }, got[8];
    gid_t r, e, s;

    if (setgroups(3, list) != 0 || getgroups(8, got) != 3 || got[2] != 30)
        _exit(1);
    if (getgroups(2, got) != -1 || errno != EINVAL || getgroups(0, NULL) != 3)
        _exit(2);
    if (setresgid(5, 6, 7) != 0 || getresgid(&r, &e, &s) != 0 || r != 5 || e != 6 || s != 7)
        _exit(3);
    if (become_user(1001) != 0)
        _exit(4);
    if (setgroups(0, NULL) != -1 || errno != EPERM)
        _exit(5);
}

int main(void)
{
    need_root();
    is_exit(run_child(drop_for_good), 0, "setuid drops all three for good");
    is_exit(run_child(drop_and_come_back), 0, "seteuid comes back by the saved id");
    is_exit(run_child(use_all_three), 0, "an ordinary user moves among its three ids");
    is_exit(run_child(use_groups), 0, "group ids and the supplementary groups");
    return done_testing();
}
