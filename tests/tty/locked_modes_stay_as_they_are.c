/* ioctl_tty(2): TIOCSLCKTRMIOS locks the modes whose bits are set, for everyone; it is root's. */
#include "../support.h"

#include "pty.h"

struct kernel_termios {
    unsigned flags[4];
    unsigned char line, control[19];
};

static struct termios modes(void)
{
    struct termios now;

    tcgetattr(pty_slave, &now);
    return now;
}

static void lock_as_nobody(void)
{
    struct kernel_termios none = { 0 };

    if (setresuid(NOBODY, NOBODY, NOBODY))
        _exit(9);
    _exit(ioctl(pty_slave, TIOCSLCKTRMIOS, &none) == -1 ? errno : 0);
}

int main(void)
{
    struct kernel_termios locked, is;
    struct termios wanted;

    if (geteuid() != 0)
        skip_all("not root");
    pty_open();
    memset(&is, 1, sizeof(is));
    succeeds(ioctl(pty_slave, TIOCGLCKTRMIOS, &is), "the locks are told");
    memset(&locked, 0, sizeof(locked));
    ok(memcmp(&is, &locked, sizeof(is)) == 0, "at first nothing is locked");
    locked.flags[3] = ISIG;
    locked.control[VINTR] = 1;
    if (ioctl(pty_slave, TIOCSLCKTRMIOS, &locked))
        skip_all("the user namespace may not");
    ioctl(pty_slave, TIOCGLCKTRMIOS, &is);
    ok(memcmp(&is, &locked, sizeof(is)) == 0, "what was locked is told");
    wanted = modes();
    wanted.c_lflag &= ~(tcflag_t)(ISIG | ECHO);
    wanted.c_cc[VINTR] = 'i';
    wanted.c_cc[VQUIT] = 'q';
    succeeds(tcsetattr(pty_slave, TCSANOW, &wanted), "other modes are asked for");
    ok(modes().c_lflag & ISIG, "a locked flag stays");
    ok(!(modes().c_lflag & ECHO), "another changes");
    is_int(modes().c_cc[VINTR], 3, "a locked character stays");
    is_int(modes().c_cc[VQUIT], 'q', "another changes");
    is_int(WEXITSTATUS(run_child(lock_as_nobody)), EPERM, "nobody else may unlock");
    memset(&locked, 0, sizeof(locked));
    ioctl(pty_slave, TIOCSLCKTRMIOS, &locked);
    tcsetattr(pty_slave, TCSANOW, &wanted);
    ok(!(modes().c_lflag & ISIG), "unlocked, it changes");
    fails_with(ioctl(pty_slave, TIOCSLCKTRMIOS, (void *)1), EFAULT, "a bad address");
    return done_testing();
}
