/* The system as a whole: uname, sysinfo, reboot, ioctl, prctl, times, random. */
#include "internal/syscall.h"

#include <errno.h>
#include <stdarg.h>
#include <sys/ioctl.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/reboot.h>
#include <sys/syscall.h>
#include <sys/sysinfo.h>
#include <sys/times.h>
#include <sys/utsname.h>
#include <unistd.h>

int uname(struct utsname *name)
{
    return (int)SYSCALL(uname, name);
}

int sysinfo(struct sysinfo *info)
{
    return (int)SYSCALL(sysinfo, info);
}

int reboot(int command)
{
    return (int)SYSCALL(reboot, LINUX_REBOOT_MAGIC1, LINUX_REBOOT_MAGIC2, command, 0);
}

int ioctl(int fd, unsigned long request, ...)
{
    va_list args;
    long arg;

    va_start(args, request);
    arg = va_arg(args, long);
    va_end(args);
    return (int)SYSCALL(ioctl, fd, request, arg);
}

int prctl(int option, ...)
{
    va_list args;
    long a[4];

    va_start(args, option);
    for (int i = 0; i < 4; i++)
        a[i] = va_arg(args, long);
    va_end(args);
    return (int)SYSCALL(prctl, option, a[0], a[1], a[2], a[3]);
}

long syscall(long number, ...)
{
    va_list args;
    long a[6];

    va_start(args, number);
    for (int i = 0; i < 6; i++)
        a[i] = va_arg(args, long);
    va_end(args);
    return __syscall_ret(__syscall6(number, a[0], a[1], a[2], a[3], a[4], a[5]));
}

int personality(unsigned long persona)
{
    return (int)SYSCALL(personality, persona);
}

clock_t times(struct tms *times)
{
    return (clock_t)SYSCALL(times, times);
}

ssize_t getrandom(void *buf, size_t len, unsigned int flags)
{
    return (ssize_t)SYSCALL(getrandom, buf, len, flags);
}

int getentropy(void *buf, size_t len)
{
    if (len > 256) {
        errno = EIO;
        return -1;
    }
    for (size_t done = 0; done < len;) {
        ssize_t n = getrandom((char *)buf + done, len - done, 0);

        if (n < 0 && errno != EINTR)
            return -1;
        done += n > 0 ? (size_t)n : 0;
    }
    return 0;
}
