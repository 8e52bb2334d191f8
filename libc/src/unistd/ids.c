/* Who a process is: its ids and those of its user. */
#include "internal/syscall.h"

#include <grp.h>
#include <unistd.h>

pid_t getpid(void)
{
    return (pid_t)SYSCALL(getpid);
}

pid_t getppid(void)
{
    return (pid_t)SYSCALL(getppid);
}

pid_t gettid(void)
{
    return (pid_t)SYSCALL(gettid);
}

uid_t getuid(void)
{
    return (uid_t)SYSCALL(getuid);
}

uid_t geteuid(void)
{
    return (uid_t)SYSCALL(geteuid);
}

gid_t getgid(void)
{
    return (gid_t)SYSCALL(getgid);
}

gid_t getegid(void)
{
    return (gid_t)SYSCALL(getegid);
}

int getresuid(uid_t *real, uid_t *effective, uid_t *saved)
{
    return (int)SYSCALL(getresuid, real, effective, saved);
}

int getresgid(gid_t *real, gid_t *effective, gid_t *saved)
{
    return (int)SYSCALL(getresgid, real, effective, saved);
}

int getgroups(int count, gid_t groups[])
{
    return (int)SYSCALL(getgroups, count, groups);
}

pid_t getpgid(pid_t pid)
{
    return (pid_t)SYSCALL(getpgid, pid);
}

pid_t getpgrp(void)
{
    return (pid_t)SYSCALL(getpgid, 0);
}

int setpgid(pid_t pid, pid_t pgid)
{
    return (int)SYSCALL(setpgid, pid, pgid);
}

pid_t setpgrp(void)
{
    return (pid_t)SYSCALL(setpgid, 0, 0);
}

pid_t getsid(pid_t pid)
{
    return (pid_t)SYSCALL(getsid, pid);
}

pid_t setsid(void)
{
    return (pid_t)SYSCALL(setsid);
}
