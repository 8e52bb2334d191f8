/* Scheduling. */
#include "internal/syscall.h"

#include <sched.h>
#include <sys/sysinfo.h>

int sched_yield(void)
{
    return (int)SYSCALL(sched_yield);
}

int sched_get_priority_max(int policy)
{
    return (int)SYSCALL(sched_get_priority_max, policy);
}

int sched_get_priority_min(int policy)
{
    return (int)SYSCALL(sched_get_priority_min, policy);
}

int sched_getparam(pid_t pid, struct sched_param *param)
{
    return (int)SYSCALL(sched_getparam, pid, param);
}

int sched_setparam(pid_t pid, const struct sched_param *param)
{
    return (int)SYSCALL(sched_setparam, pid, param);
}

int sched_getscheduler(pid_t pid)
{
    return (int)SYSCALL(sched_getscheduler, pid);
}

int sched_setscheduler(pid_t pid, int policy, const struct sched_param *param)
{
    return (int)SYSCALL(sched_setscheduler, pid, policy, param);
}

int sched_rr_get_interval(pid_t pid, struct timespec *interval)
{
    return (int)SYSCALL(sched_rr_get_interval, pid, interval);
}

int sched_setaffinity(pid_t pid, size_t size, const cpu_set_t *set)
{
    return (int)SYSCALL(sched_setaffinity, pid, size, set);
}

int sched_getaffinity(pid_t pid, size_t size, cpu_set_t *set)
{
    /* The kernel says how many bytes it wrote; the rest is cleared. */
    long ret = SYSCALL(sched_getaffinity, pid, size, set);

    if (ret < 0)
        return -1;
    __builtin_memset((char *)set + ret, 0, size - (size_t)ret);
    return 0;
}

int getcpu(unsigned int *cpu, unsigned int *node)
{
    return (int)SYSCALL(getcpu, cpu, node, 0);
}

int sched_getcpu(void)
{
    unsigned int cpu;

    return getcpu(&cpu, NULL) < 0 ? -1 : (int)cpu;
}

int __sched_cpu_count(size_t size, const cpu_set_t *set)
{
    int count = 0;

    for (size_t i = 0; i < size / sizeof(unsigned long); i++)
        count += __builtin_popcountl(set->__bits[i]);
    return count;
}

int get_nprocs(void)
{
    cpu_set_t set;

    return sched_getaffinity(0, sizeof set, &set) < 0 ? 1 : CPU_COUNT(&set);
}

int get_nprocs_conf(void)
{
    return get_nprocs();
}

int unshare(int flags)
{
    return (int)SYSCALL(unshare, flags);
}

int setns(int fd, int type)
{
    return (int)SYSCALL(setns, fd, type);
}
