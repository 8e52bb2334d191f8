/* What is left of <unistd.h>: the break, the host's name, priority, daemons. */
#include "internal/syscall.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pwd.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/utsname.h>
#include <unistd.h>

int brk(void *end)
{
    if ((void *)RAW(brk, end) == end)
        return 0;
    errno = ENOMEM;
    return -1;
}

void *sbrk(intptr_t increment)
{
    char *old = (char *)RAW(brk, 0);

    if (increment && brk(old + increment) < 0)
        return (void *)-1;
    return old;
}

int pause(void)
{
    return (int)SYSCALL(pause);
}

int nice(int increment)
{
    int priority;

    errno = 0;
    priority = getpriority(PRIO_PROCESS, 0);
    if (priority == -1 && errno)
        return -1;
    priority += increment;
    if (setpriority(PRIO_PROCESS, 0, priority) < 0) {
        if (errno == EACCES)
            errno = EPERM;
        return -1;
    }
    return getpriority(PRIO_PROCESS, 0);
}

static int copy_name(char *buf, size_t size, const char *name)
{
    if (strlcpy(buf, name, size) >= size) {
        errno = ENAMETOOLONG;
        return -1;
    }
    return 0;
}

int gethostname(char *buf, size_t size)
{
    struct utsname name;

    return uname(&name) < 0 ? -1 : copy_name(buf, size, name.nodename);
}

int getdomainname(char *buf, size_t size)
{
    struct utsname name;

    return uname(&name) < 0 ? -1 : copy_name(buf, size, name.domainname);
}

int sethostname(const char *name, size_t len)
{
    return (int)SYSCALL(sethostname, name, len);
}

int getlogin_r(char *buf, size_t size)
{
    struct passwd *user = getpwuid(getuid());

    if (!user)
        return ENXIO;
    return strlcpy(buf, user->pw_name, size) >= size ? ERANGE : 0;
}

char *getlogin(void)
{
    static char name[LOGIN_NAME_MAX];

    errno = getlogin_r(name, sizeof name);
    return errno ? NULL : name;
}

int daemon(int keep_dir, int keep_streams)
{
    pid_t pid = fork();
    int fd;

    if (pid)
        return pid < 0 ? -1 : (_exit(0), 0);
    if (setsid() < 0 || (!keep_dir && chdir("/") < 0))
        return -1;
    if (keep_streams)
        return 0;
    fd = open("/dev/null", O_RDWR);
    if (fd < 0)
        return -1;
    for (int i = 0; i < 3; i++)
        dup2(fd, i);
    if (fd > 2)
        close(fd);
    return 0;
}

void swab(const void *restrict from, void *restrict to, ssize_t len)
{
    const char *src = from;
    char *dst = to;

    for (; len > 1; len -= 2, src += 2, dst += 2) {
        char first = src[0];

        dst[0] = src[1];
        dst[1] = first;
    }
}
