/* pty(7): when the master closes, the terminal hangs up: SIGHUP and SIGCONT to the session's
 * leader, reads give the end of file, writes EIO. */
#include "pty.h"

#include <signal.h>
#include <sys/wait.h>

int main(void)
{
    struct pollfd ready;
    sigset_t set;
    int signal = 0, foreground = 0;
    char byte;

    pty_open();
    if (fork() != 0) {
        int status;

        close(pty_master);
        close(pty_slave);
        wait(&status);
        return WEXITSTATUS(status);
    }
    setsid();
    ioctl(pty_slave, TIOCSCTTY, 0);
    sigemptyset(&set);
    sigaddset(&set, SIGHUP);
    sigaddset(&set, SIGCONT);
    sigprocmask(SIG_BLOCK, &set, NULL);
    ok(open("/dev/tty", O_RDWR) >= 0, "/dev/tty is the terminal");
    close(pty_master);
    sigwait(&set, &signal);
    is_int(signal, SIGHUP, "the leader is sent SIGHUP");
    sigwait(&set, &signal);
    is_int(signal, SIGCONT, "and SIGCONT");
    is_int(read(pty_slave, &byte, 1), 0, "a read gives the end of file");
    ok(write(pty_slave, "x", 1) == -1 && errno == EIO, "a write fails with EIO");
    ready = (struct pollfd){ .fd = pty_slave, .events = POLLIN | POLLOUT };
    poll(&ready, 1, 0);
    is_int(ready.revents, POLLIN | POLLOUT | POLLERR | POLLHUP, "poll tells of it");
    ok(ioctl(pty_slave, TCGETS, &pty_sane) == -1 && errno == EIO, "an ioctl fails with EIO");
    ok(ioctl(pty_slave, TIOCSPGRP, &foreground) == -1 && errno == ENOTTY, "TIOCSPGRP with ENOTTY");
    ok(open("/dev/tty", O_RDWR) == -1 && errno == ENXIO, "the session has no terminal any more");
    return done_testing();
}
