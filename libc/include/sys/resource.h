/* sys/resource.h — limits and usage. */
#ifndef _SYS_RESOURCE_H
#define _SYS_RESOURCE_H

#include <abi/resource.h>
#include <abi/types.h>

#define RLIM_SAVED_CUR RLIM_INFINITY
#define RLIM_SAVED_MAX RLIM_INFINITY
#define RLIMIT_NLIMITS RLIM_NLIMITS

int getpriority(int, id_t);
int getrlimit(int, struct rlimit *);
int getrusage(int, struct rusage *);
int prlimit(pid_t, int, const struct rlimit *, struct rlimit *);
int setpriority(int, id_t, int);
int setrlimit(int, const struct rlimit *);

#endif
