/* termios(3): ISIG: INTR, QUIT and SUSP reach the foreground group; NOFLSH keeps the input. */
#include "pty.h"

#include <signal.h>
#include <sys/wait.h>

static int wait_for(const sigset_t *set)
{
    int signal = 0;

    sigwait(set, &signal);
    return signal;
}

int main(void)
{
    sigset_t set;
    siginfo_t info;

    pty_open();
    if (fork() != 0) {
        int status;

        wait(&status);
        return WEXITSTATUS(status);
    }
    setsid();
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGQUIT);
    sigaddset(&set, SIGTSTP);
    sigprocmask(SIG_BLOCK, &set, NULL);
    is_int(ioctl(pty_slave, TIOCSCTTY, 0), 0, "the terminal controls a new session");
    is_int(tcgetpgrp(pty_slave), getpid(), "its leader's group is in the foreground");
    pty_type("abc");
    pty_shows("abc", "a line begins");
    pty_type("\003");
    sigwaitinfo(&set, &info);
    is_int(info.si_signo, SIGINT, "INTR sends SIGINT");
    is_int(info.si_code, SI_KERNEL, "from the kernel");
    pty_shows("^C", "it is shown");
    pty_type("d\n");
    pty_gives("d\n", "the line begun before is gone");
    pty_shows("d\r\n", "the new one is shown");
    pty_type("\034");
    is_int(wait_for(&set), SIGQUIT, "QUIT sends SIGQUIT");
    pty_shows("^\\", "it is shown");
    pty_type("\032");
    is_int(wait_for(&set), SIGTSTP, "SUSP sends SIGTSTP");
    pty_shows("^Z", "it is shown");
    PTY_SET(c_lflag, 0, NOFLSH);
    pty_type("ab\003c\n");
    is_int(wait_for(&set), SIGINT, "with NOFLSH there is a signal too");
    pty_gives("abc\n", "but the input stays");
    PTY_SET(c_lflag, ISIG, 0);
    pty_type("a\003\n");
    pty_gives("a\003\n", "without ISIG the character is data");
    return done_testing();
}
