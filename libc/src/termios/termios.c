/*
 * termios.c — terminal modes. Our struct termios has room for more control characters than the
 * kernel's, and the speeds beside c_cflag.
 */
#include <errno.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>

int tcgetattr(int fd, struct termios *t)
{
    struct k_termios k;

    if (ioctl(fd, TCGETS, &k) < 0)
        return -1;
    memset(t, 0, sizeof *t);
    t->c_iflag = k.c_iflag;
    t->c_oflag = k.c_oflag;
    t->c_cflag = k.c_cflag;
    t->c_lflag = k.c_lflag;
    t->c_line = k.c_line;
    memcpy(t->c_cc, k.c_cc, K_NCCS);
    t->c_ispeed = t->c_ospeed = k.c_cflag & CBAUD;
    return 0;
}

int tcsetattr(int fd, int when, const struct termios *t)
{
    struct k_termios k;

    if (when < TCSANOW || when > TCSAFLUSH) {
        errno = EINVAL;
        return -1;
    }
    k.c_iflag = t->c_iflag;
    k.c_oflag = t->c_oflag;
    k.c_cflag = t->c_cflag;
    k.c_lflag = t->c_lflag;
    k.c_line = t->c_line;
    memcpy(k.c_cc, t->c_cc, K_NCCS);
    return ioctl(fd, TCSETS + (unsigned long)when, &k);
}

void cfmakeraw(struct termios *t)
{
    t->c_iflag &= (tcflag_t) ~(IGNBRK | BRKINT | PARMRK | ISTRIP | INLCR | IGNCR | ICRNL | IXON);
    t->c_oflag &= (tcflag_t)~OPOST;
    t->c_lflag &= (tcflag_t) ~(ECHO | ECHONL | ICANON | ISIG | IEXTEN);
    t->c_cflag = (t->c_cflag & (tcflag_t) ~(CSIZE | PARENB)) | CS8;
    t->c_cc[VMIN] = 1;
    t->c_cc[VTIME] = 0;
}

speed_t cfgetospeed(const struct termios *t)
{
    return t->c_cflag & CBAUD;
}

speed_t cfgetispeed(const struct termios *t)
{
    return t->c_cflag & CBAUD;
}

int cfsetospeed(struct termios *t, speed_t speed)
{
    if (speed & ~(speed_t)CBAUD) {
        errno = EINVAL;
        return -1;
    }
    t->c_cflag = (t->c_cflag & (tcflag_t)~CBAUD) | speed;
    t->c_ispeed = t->c_ospeed = speed;
    return 0;
}

/* Linux has one speed for both directions; 0 means "as the output". */
int cfsetispeed(struct termios *t, speed_t speed)
{
    return speed ? cfsetospeed(t, speed) : 0;
}

int cfsetspeed(struct termios *t, speed_t speed)
{
    return cfsetospeed(t, speed);
}

int tcdrain(int fd)
{
    return ioctl(fd, TCSBRK, 1);
}

int tcsendbreak(int fd, int duration)
{
    return duration > 0 ? ioctl(fd, TCSBRKP, (duration + 99) / 100) : ioctl(fd, TCSBRK, 0);
}

int tcflow(int fd, int action)
{
    return ioctl(fd, TCXONC, action);
}

int tcflush(int fd, int queue)
{
    return ioctl(fd, TCFLSH, queue);
}
