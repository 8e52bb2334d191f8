/* ioctl_tty(2): TIOCSWINSZ sends SIGWINCH to the foreground group if the size changed. */
#include "pty.h"

#include <signal.h>
#include <sys/wait.h>

int main(void)
{
    struct winsize size = { .ws_row = 24, .ws_col = 80 }, got;
    sigset_t set, pending;
    int signal = 0;

    pty_open();
    ioctl(pty_slave, TIOCGWINSZ, &got);
    ok(got.ws_row == 0 && got.ws_col == 0, "a fresh terminal has no size");
    if (fork() != 0) {
        int status;

        wait(&status);
        return WEXITSTATUS(status);
    }
    setsid();
    ioctl(pty_slave, TIOCSCTTY, 0);
    sigemptyset(&set);
    sigaddset(&set, SIGWINCH);
    sigprocmask(SIG_BLOCK, &set, NULL);
    is_int(ioctl(pty_master, TIOCSWINSZ, &size), 0, "the master sets a size");
    sigwait(&set, &signal);
    is_int(signal, SIGWINCH, "the foreground group is told");
    ioctl(pty_slave, TIOCGWINSZ, &got);
    ok(got.ws_row == 24 && got.ws_col == 80, "the terminal shows it");
    ioctl(pty_slave, TIOCSWINSZ, &size);
    sigpending(&pending);
    is_int(sigismember(&pending, SIGWINCH), 0, "the same size again is no news");
    return done_testing();
}
