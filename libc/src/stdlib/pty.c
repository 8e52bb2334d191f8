/* Pseudo-terminals. Source: pts(4), ioctl_tty(2). */
#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int posix_openpt(int flags)
{
    return open("/dev/ptmx", flags);
}

/* The kernel gives a new slave to its opener already. */
int grantpt(int fd)
{
    int number;

    return ioctl(fd, TIOCGPTN, &number);
}

int unlockpt(int fd)
{
    int locked = 0;

    return ioctl(fd, TIOCSPTLCK, &locked);
}

int ptsname_r(int fd, char *buf, size_t size)
{
    int number;

    if (ioctl(fd, TIOCGPTN, &number) < 0)
        return errno;
    if ((size_t)snprintf(buf, size, "/dev/pts/%d", number) >= size)
        return errno = ERANGE;
    return 0;
}

char *ptsname(int fd)
{
    static char name[32];

    return ptsname_r(fd, name, sizeof name) ? NULL : name;
}

int openpty(int *master, int *slave, char *name, const struct termios *termios,
            const struct winsize *size)
{
    char path[32];
    int m = posix_openpt(O_RDWR | O_NOCTTY);
    int s = -1;

    if (m < 0)
        return -1;
    if (grantpt(m) < 0 || unlockpt(m) < 0 || ptsname_r(m, path, sizeof path))
        goto fail;
    s = open(path, O_RDWR | O_NOCTTY);
    if (s < 0)
        goto fail;
    if (termios)
        tcsetattr(s, TCSANOW, termios);
    if (size)
        ioctl(s, TIOCSWINSZ, size);
    if (name)
        strcpy(name, path);
    *master = m;
    *slave = s;
    return 0;
fail:
    close(m);
    return -1;
}

int login_tty(int fd)
{
    setsid();
    if (ioctl(fd, TIOCSCTTY, 0) < 0)
        return -1;
    for (int i = 0; i < 3; i++)
        dup2(fd, i);
    if (fd > 2)
        close(fd);
    return 0;
}

pid_t forkpty(int *master, char *name, const struct termios *termios, const struct winsize *size)
{
    int m;
    int s;
    pid_t pid;

    if (openpty(&m, &s, name, termios, size) < 0)
        return -1;
    pid = fork();
    if (pid == 0) {
        close(m);
        if (login_tty(s) < 0)
            _exit(1);
        return 0;
    }
    close(s);
    if (pid < 0)
        close(m);
    else
        *master = m;
    return pid;
}
