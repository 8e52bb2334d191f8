/* printf to a descriptor, in as few writes as possible and without allocation. */
#include "stdio/file.h"

int vdprintf(int fd, const char *restrict format, va_list args)
{
    FILE f = { .fd = fd, .flags = F_CAN_WRITE | F_MODE_SET, .mode = _IONBF, .ops = &__file_fd_ops };
    unsigned char spare[UNGET + 1];

    f.buf = f.wpos = f.rpos = f.rend = spare + UNGET;
    f.size = 1;
    return vfprintf(&f, format, args);
}

int dprintf(int fd, const char *restrict format, ...)
{
    va_list args;
    int ret;

    va_start(args, format);
    ret = vdprintf(fd, format, args);
    va_end(args);
    return ret;
}
