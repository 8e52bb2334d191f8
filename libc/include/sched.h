/* sched.h — scheduling, clone. */
#ifndef _SCHED_H
#define _SCHED_H

#include <abi/sched.h>
#include <abi/time.h>
#include <abi/types.h>

#define CPU_SETSIZE 1024

typedef struct {
    unsigned long __bits[CPU_SETSIZE / 64];
} cpu_set_t;

#define CPU_ZERO(set)       ((void)__builtin_memset((set), 0, sizeof(cpu_set_t)))
#define CPU_SET(cpu, set)   ((void)((set)->__bits[(cpu) / 64] |= 1ul << ((cpu) % 64)))
#define CPU_CLR(cpu, set)   ((void)((set)->__bits[(cpu) / 64] &= ~(1ul << ((cpu) % 64))))
#define CPU_ISSET(cpu, set) ((int)((set)->__bits[(cpu) / 64] >> ((cpu) % 64) & 1))
#define CPU_COUNT(set)      __sched_cpu_count(sizeof(cpu_set_t), (set))
#define CPU_EQUAL(a, b)     (!__builtin_memcmp((a), (b), sizeof(cpu_set_t)))
int __sched_cpu_count(size_t, const cpu_set_t *);

int clone(int (*)(void *), void *, int, void *, ...);
int getcpu(unsigned int *, unsigned int *);
int sched_get_priority_max(int);
int sched_get_priority_min(int);
int sched_getaffinity(pid_t, size_t, cpu_set_t *);
int sched_getcpu(void);
int sched_getparam(pid_t, struct sched_param *);
int sched_getscheduler(pid_t);
int sched_rr_get_interval(pid_t, struct timespec *);
int sched_setaffinity(pid_t, size_t, const cpu_set_t *);
int sched_setparam(pid_t, const struct sched_param *);
int sched_setscheduler(pid_t, int, const struct sched_param *);
int sched_yield(void);
int setns(int, int);
int unshare(int);

#endif
