/* Limits asked for at run time. */
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/resource.h>
#include <sys/sysinfo.h>
#include <unistd.h>

static long limit_of(int resource)
{
    struct rlimit limit;

    if (getrlimit(resource, &limit) < 0 || limit.rlim_cur == RLIM_INFINITY)
        return -1;
    return (long)limit.rlim_cur;
}

static long pages(int available)
{
    struct sysinfo info;

    if (sysinfo(&info) < 0)
        return -1;
    return (long)((available ? info.freeram : info.totalram) * info.mem_unit / 4096);
}

/* A quarter of the stack limit, but not less than POSIX's minimum. */
static long arg_max(void)
{
    long stack = limit_of(RLIMIT_STACK);

    return stack / 4 > ARG_MAX ? stack / 4 : ARG_MAX;
}

static long min_sigstack(void)
{
    long size = (long)getauxval(AT_MINSIGSTKSZ);

    return size > MINSIGSTKSZ ? size : MINSIGSTKSZ;
}

static long sigstack(void)
{
    long size = min_sigstack() * 4;

    return size > SIGSTKSZ ? size : SIGSTKSZ;
}

static long constant_of(int name)
{
    switch (name) {
    case _SC_NGROUPS_MAX: return NGROUPS_MAX;
    case _SC_STREAM_MAX: return 16;
    case _SC_TZNAME_MAX: return TZNAME_MAX;
    case _SC_JOB_CONTROL:
    case _SC_SAVED_IDS: return 1;
    case _SC_RTSIG_MAX: return RTSIG_MAX;
    case _SC_DELAYTIMER_MAX: return DELAYTIMER_MAX;
    case _SC_HOST_NAME_MAX: return HOST_NAME_MAX;
    case _SC_LOGIN_NAME_MAX: return LOGIN_NAME_MAX;
    case _SC_TTY_NAME_MAX: return TTY_NAME_MAX;
    case _SC_SYMLOOP_MAX: return SYMLOOP_MAX;
    case _SC_IOV_MAX: return IOV_MAX;
    case _SC_LINE_MAX: return LINE_MAX;
    case _SC_GETPW_R_SIZE_MAX:
    case _SC_GETGR_R_SIZE_MAX: return 1024;
    case _SC_THREAD_STACK_MIN: return PTHREAD_STACK_MIN;
    case _SC_THREAD_KEYS_MAX: return PTHREAD_KEYS_MAX;
    case _SC_REALTIME_SIGNALS:
    case _SC_TIMERS:
    case _SC_VERSION:
    case _SC_MONOTONIC_CLOCK:
    case _SC_CPUTIME:
    case _SC_THREADS: return _POSIX_VERSION;
    case _SC_ATEXIT_MAX:
    case _SC_TIMER_MAX: return -1; /* no limit but memory */
    default: errno = EINVAL; return -1;
    }
}

long sysconf(int name)
{
    switch (name) {
    case _SC_ARG_MAX: return arg_max();
    case _SC_CHILD_MAX: return limit_of(RLIMIT_NPROC);
    case _SC_CLK_TCK: return (long)getauxval(AT_CLKTCK);
    case _SC_OPEN_MAX: return limit_of(RLIMIT_NOFILE);
    case _SC_PAGESIZE: return (long)getauxval(AT_PAGESZ);
    case _SC_SIGQUEUE_MAX: return limit_of(RLIMIT_SIGPENDING);
    case _SC_NPROCESSORS_CONF:
    case _SC_NPROCESSORS_ONLN: return get_nprocs();
    case _SC_PHYS_PAGES: return pages(0);
    case _SC_AVPHYS_PAGES: return pages(1);
    case _SC_MINSIGSTKSZ: return min_sigstack();
    case _SC_SIGSTKSZ: return sigstack();
    default: return constant_of(name);
    }
}

int getpagesize(void)
{
    return (int)getauxval(AT_PAGESZ);
}

static long path_limit(int name)
{
    switch (name) {
    case _PC_LINK_MAX: return LINK_MAX;
    case _PC_MAX_CANON: return MAX_CANON;
    case _PC_MAX_INPUT: return MAX_INPUT;
    case _PC_NAME_MAX: return NAME_MAX;
    case _PC_PATH_MAX: return PATH_MAX;
    case _PC_PIPE_BUF: return PIPE_BUF;
    case _PC_CHOWN_RESTRICTED:
    case _PC_NO_TRUNC: return 1;
    case _PC_VDISABLE: return _POSIX_VDISABLE;
    case _PC_FILESIZEBITS: return FILESIZEBITS;
    default: errno = EINVAL; return -1;
    }
}

long pathconf(const char *path, int name)
{
    return access(path, F_OK) < 0 ? -1 : path_limit(name);
}

long fpathconf(int fd, int name)
{
    return fd < 0 ? (errno = EBADF, -1) : path_limit(name);
}

size_t confstr(int name, char *buf, size_t size)
{
    static const char path[] = "/bin:/usr/bin";

    if (name != _CS_PATH) {
        errno = EINVAL;
        return 0;
    }
    if (size)
        strlcpy(buf, path, size);
    return sizeof path;
}
