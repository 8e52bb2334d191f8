/*
 * termios(3), tcsetpgrp(3): a process in the background is sent SIGTTIN by a read, SIGTTOU by what
 * changes the terminal, and by a write if TOSTOP is set. Blocked or ignored, SIGTTIN makes the read
 * EIO, and SIGTTOU lets the call through. With a handler the call is EINTR.
 */
#include "pty.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

enum how { BY_DEFAULT, IGNORED, BLOCKED, CAUGHT };

static long do_read(void) { char byte; return read(pty_slave, &byte, 1); }
static long do_empty_read(void) { char byte; return read(pty_slave, &byte, 0); }
static long do_write(void) { return write(pty_slave, "x", 1) - 1; }
static long do_tcsetattr(void) { return tcsetattr(pty_slave, TCSANOW, &pty_sane); }
static long do_tcsetpgrp(void) { return tcsetpgrp(pty_slave, getpgrp()); }
static long do_tcflush(void) { return tcflush(pty_slave, TCIFLUSH); }
static long do_tcflow(void) { return tcflow(pty_slave, TCOON); }
static long do_tcdrain(void) { return tcdrain(pty_slave); }
static long do_tcsendbreak(void) { return tcsendbreak(pty_slave, 0); }
static long do_tcgetattr(void) { struct termios modes; return tcgetattr(pty_slave, &modes); }
static long do_tcgetpgrp(void) { return tcgetpgrp(pty_slave) > 0 ? 0 : -1; }
static long do_get_size(void) { struct winsize size; return ioctl(pty_slave, TIOCGWINSZ, &size); }

static const struct call {
    const char *name;
    long (*body)(void);
    int signal; /* by default; 0: none */
} calls[] = {
    { "read", do_read, SIGTTIN },
    { "a read of no bytes", do_empty_read, SIGTTIN },
    { "tcsetattr", do_tcsetattr, SIGTTOU },
    { "tcsetpgrp", do_tcsetpgrp, SIGTTOU },
    { "tcflush", do_tcflush, SIGTTOU },
    { "tcflow", do_tcflow, SIGTTOU },
    { "tcdrain", do_tcdrain, SIGTTOU },
    { "tcsendbreak", do_tcsendbreak, SIGTTOU },
    { "tcgetattr", do_tcgetattr, 0 },
    { "tcgetpgrp", do_tcgetpgrp, 0 },
    { "TIOCGWINSZ", do_get_size, 0 },
    { "write", do_write, 0 },
}, with_tostop = { "write with TOSTOP", do_write, SIGTTOU };

static void note(int signal)
{
    (void)signal;
}

/* In a group of its own, the background: the signal that stopped it, or 1000 + errno. */
static int outcome(const struct call *call, enum how how)
{
    static const int signals[] = { SIGTTIN, SIGTTOU };
    pid_t child = fork();
    int status, result;
    sigset_t set;

    if (child == 0) {
        setpgid(0, 0);
        sigemptyset(&set);
        for (int i = 0; i < 2; i++) {
            struct sigaction action = { .sa_handler = how == IGNORED ? SIG_IGN
                                                    : how == CAUGHT ? note : SIG_DFL };

            sigaction(signals[i], &action, NULL);
            sigaddset(&set, signals[i]);
        }
        sigprocmask(how == BLOCKED ? SIG_BLOCK : SIG_UNBLOCK, &set, NULL);
        _exit(call->body() < 0 ? errno : 0);
    }
    setpgid(child, child);
    waitpid(child, &status, WUNTRACED);
    result = WIFSTOPPED(status) ? WSTOPSIG(status) : 1000 + WEXITSTATUS(status);
    if (WIFSTOPPED(status)) {
        kill(child, SIGKILL);
        waitpid(child, &status, 0);
    }
    tcsetpgrp(pty_slave, getpgrp());
    return result;
}

static void try_all_ways(const struct call *call)
{
    int refused = call->signal == SIGTTIN ? 1000 + EIO : 1000;

    if (call->signal == 0) {
        is_int(outcome(call, BY_DEFAULT), 1000, "%s is allowed", call->name);
        return;
    }
    is_int(outcome(call, BY_DEFAULT), call->signal, "%s stops with SIGTT%s", call->name,
           call->signal == SIGTTIN ? "IN" : "OU");
    is_int(outcome(call, IGNORED), refused, "ignored: it %s", refused == 1000 ? "works" : "is EIO");
    is_int(outcome(call, BLOCKED), refused, "blocked: it %s", refused == 1000 ? "works" : "is EIO");
    is_int(outcome(call, CAUGHT), 1000 + EINTR, "caught: it is EINTR");
}

int main(void)
{
    struct termios modes;
    int status;

    pty_open();
    if (fork() != 0) {
        wait(&status);
        return WEXITSTATUS(status);
    }
    setsid();
    signal(SIGTTOU, SIG_IGN); /* to take the terminal back */
    ioctl(pty_slave, TIOCSCTTY, 0);
    for (unsigned i = 0; i < sizeof calls / sizeof calls[0]; i++)
        try_all_ways(&calls[i]);
    modes = pty_sane;
    modes.c_lflag |= TOSTOP;
    tcsetattr(pty_slave, TCSANOW, &modes);
    try_all_ways(&with_tostop);
    return done_testing();
}
