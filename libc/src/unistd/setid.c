/*
 * setid.c — changing the ids of the user. POSIX: they belong to the process; Linux keeps them a
 * thread, so every thread has to make the call.
 */
#include "internal/setid.h"
#include "internal/syscall.h"

#include <grp.h>
#include <unistd.h>

#pragma weak __setid_all_threads

static int set_ids(long number, long a, long b, long c)
{
    long ret;

    if (__setid_all_threads)
        ret = __setid_all_threads(number, a, b, c);
    else
        ret = __syscall3(number, a, b, c);
    return (int)__syscall_ret(ret);
}

int setuid(uid_t uid)
{
    return set_ids(SYS_setuid, uid, 0, 0);
}

int setgid(gid_t gid)
{
    return set_ids(SYS_setgid, gid, 0, 0);
}

int setreuid(uid_t real, uid_t effective)
{
    return set_ids(SYS_setreuid, real, effective, 0);
}

int setregid(gid_t real, gid_t effective)
{
    return set_ids(SYS_setregid, real, effective, 0);
}

int setresuid(uid_t real, uid_t effective, uid_t saved)
{
    return set_ids(SYS_setresuid, real, effective, saved);
}

int setresgid(gid_t real, gid_t effective, gid_t saved)
{
    return set_ids(SYS_setresgid, real, effective, saved);
}

int seteuid(uid_t uid)
{
    return setresuid((uid_t)-1, uid, (uid_t)-1);
}

int setegid(gid_t gid)
{
    return setresgid((gid_t)-1, gid, (gid_t)-1);
}

int setgroups(size_t count, const gid_t *groups)
{
    return set_ids(SYS_setgroups, (long)count, (long)groups, 0);
}
