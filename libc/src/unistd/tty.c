/* Terminals: is it one, which one, and whose turn it is. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

int isatty(int fd)
{
    struct k_termios termios;

    return ioctl(fd, TCGETS, &termios) == 0;
}

int ttyname_r(int fd, char *buf, size_t size)
{
    char link[32];
    struct stat there;
    struct stat here;
    ssize_t len;

    if (!isatty(fd))
        return errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    len = readlink(link, buf, size);
    if (len < 0)
        return errno;
    if ((size_t)len == size)
        return ERANGE;
    buf[len] = '\0';
    if (fstat(fd, &here) < 0 || stat(buf, &there) < 0)
        return errno;
    return here.st_rdev == there.st_rdev ? 0 : ENODEV;
}

char *ttyname(int fd)
{
    static char name[64];
    int err = ttyname_r(fd, name, sizeof name);

    if (!err)
        return name;
    errno = err;
    return NULL;
}

pid_t tcgetpgrp(int fd)
{
    pid_t pgrp;

    return ioctl(fd, TIOCGPGRP, &pgrp) < 0 ? -1 : pgrp;
}

int tcsetpgrp(int fd, pid_t pgrp)
{
    return ioctl(fd, TIOCSPGRP, &pgrp);
}

pid_t tcgetsid(int fd)
{
    pid_t sid;

    return ioctl(fd, TIOCGSID, &sid) < 0 ? -1 : sid;
}
