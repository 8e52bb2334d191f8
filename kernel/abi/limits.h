/*
 * abi/limits.h — limits of the kernel interface.
 * Source: limits.h(0p) as Linux sets it, pipe(7), execve(2).
 */
#ifndef ABI_LIMITS_H
#define ABI_LIMITS_H

#define NAME_MAX       255
#define PATH_MAX       4096 /* with the final NUL */
#define PIPE_BUF       4096
#define IOV_MAX        1024
#define NGROUPS_MAX    65536
#define ARG_MAX        131072 /* what POSIX programs may rely on */
#define LINK_MAX       127
#define MAX_CANON      255
#define MAX_INPUT      255
#define SYMLOOP_MAX    40
#define DELAYTIMER_MAX 2147483647
#define RTSIG_MAX      32

/* One argument or environment string of execve, with its NUL; else E2BIG. */
#define MAX_ARG_STRLEN 131072

#endif
