/* Limits, usage, priority. */
#include "internal/syscall.h"

#include <errno.h>
#include <sys/resource.h>

int prlimit(pid_t pid, int resource, const struct rlimit *limit, struct rlimit *old)
{
    return (int)SYSCALL(prlimit64, pid, resource, limit, old);
}

int getrlimit(int resource, struct rlimit *limit)
{
    return (int)SYSCALL(prlimit64, 0, resource, 0, limit);
}

int setrlimit(int resource, const struct rlimit *limit)
{
    return (int)SYSCALL(prlimit64, 0, resource, limit, 0);
}

int getrusage(int who, struct rusage *usage)
{
    return (int)SYSCALL(getrusage, who, usage);
}

int getpriority(int which, id_t who)
{
    /* The kernel gives 20 - nice, which is never negative. */
    long ret = SYSCALL(getpriority, which, who);

    return ret < 0 ? -1 : 20 - (int)ret;
}

int setpriority(int which, id_t who, int nice)
{
    return (int)SYSCALL(setpriority, which, who, nice);
}
