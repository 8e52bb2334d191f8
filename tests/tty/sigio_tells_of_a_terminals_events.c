/*
 * fcntl(2), O_ASYNC: a terminal tells when a line (or, without ICANON, a byte) can be read, and
 * its master when there is output. Without F_SETOWN the foreground group is told.
 */
#include "pty.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static sigset_t set;

static void watch(int fd, int signal)
{
    fcntl(fd, F_SETOWN, getpid());
    fcntl(fd, F_SETSIG, signal);
    fcntl(fd, F_SETFL, O_ASYNC);
}

/* Linux's pty is asynchronous: wait for the signal. */
static void is_told(int signal, int fd, const char *name)
{
    siginfo_t info;

    ok(sigwaitinfo(&set, &info) == signal && info.si_code == POLL_IN && info.si_fd == fd, "%s",
       name);
}

static void in_a_session(void)
{
    siginfo_t info;

    pty_open();
    setsid();
    ioctl(pty_slave, TIOCSCTTY, 0);
    fcntl(pty_slave, F_SETFL, O_ASYNC);
    ok(fcntl(pty_slave, F_GETOWN) == -getpgrp(), "without F_SETOWN the foreground group owns it");
    PTY_SET(c_lflag, ECHO, 0);
    pty_type("x\n");
    sigwaitinfo(&set, &info);
    is_int(info.si_signo, SIGIO, "and is sent SIGIO");
    _exit(done_testing());
}

int main(void)
{
    sigset_t pending;
    int status;

    sigfillset(&set);
    sigprocmask(SIG_BLOCK, &set, NULL);
    pty_open();
    PTY_SET(c_lflag, ECHO, 0);
    watch(pty_slave, SIGRTMIN);
    watch(pty_master, SIGRTMIN + 1);
    write(pty_slave, "a", 1);
    is_told(SIGRTMIN + 1, pty_master, "output is POLL_IN for the master");
    pty_type("x");
    pty_type("\n");
    is_told(SIGRTMIN, pty_slave, "a whole line is POLL_IN for the terminal");
    PTY_SET(c_lflag, ECHO | ICANON, 0);
    tcflush(pty_slave, TCIFLUSH);
    pty_type("x");
    is_told(SIGRTMIN, pty_slave, "without ICANON so is a byte");
    pty_shows("a", "the output is there");
    sigpending(&pending);
    is_int(sigisemptyset(&pending), 1, "and nothing else came: room for output was never short");
    if (fork() == 0)
        in_a_session();
    wait(&status);
    return WEXITSTATUS(status);
}
