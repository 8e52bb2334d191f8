/*
 * termios(3), job control: a background process that reads is sent SIGTTIN; EIO if that is ignored
 * or blocked. One that sets modes, or writes with TOSTOP, is sent SIGTTOU unless that is ignored.
 */
#include "pty.h"

#include <signal.h>
#include <sys/wait.h>

static int stop_signal(pid_t child)
{
    int status = 0;

    waitpid(child, &status, WUNTRACED);
    return WIFSTOPPED(status) ? WSTOPSIG(status) : -status;
}

static void background(void)
{
    struct termios modes;
    char byte;

    setpgid(0, 0);
    signal(SIGTTIN, SIG_IGN);
    if (read(pty_slave, &byte, 1) != -1 || errno != EIO)
        _exit(1);
    signal(SIGTTIN, SIG_DFL);
    if (write(pty_slave, "w", 1) != 1)
        _exit(2);
    signal(SIGTTOU, SIG_IGN);
    tcgetattr(pty_slave, &modes);
    if (tcsetattr(pty_slave, TCSANOW, &modes) != 0)
        _exit(3);
    signal(SIGTTOU, SIG_DFL);
    if (read(pty_slave, &byte, 1) != 1 || byte != 'k') /* SIGTTIN; then read in the foreground */
        _exit(4);
    raise(SIGSTOP);
    modes.c_lflag |= TOSTOP;
    if (tcsetattr(pty_slave, TCSANOW, &modes) != 0) /* SIGTTOU; then set in the foreground */
        _exit(5);
    raise(SIGSTOP);
    write(pty_slave, "t", 1); /* SIGTTOU */
    _exit(0);
}

static void lead(void)
{
    pid_t child;
    int status;

    setsid();
    ioctl(pty_slave, TIOCSCTTY, 0);
    signal(SIGTTOU, SIG_IGN); /* the shell's way to take the terminal back */
    child = fork();
    if (child == 0)
        background();
    setpgid(child, child);
    is_int(stop_signal(child), SIGTTIN, "a read in the background is SIGTTIN");
    tcsetpgrp(pty_slave, child);
    is_int(tcgetpgrp(pty_slave), child, "the child's group comes to the foreground");
    pty_type("k\n");
    kill(-child, SIGCONT);
    is_int(stop_signal(child), SIGSTOP, "there it reads what is typed");
    tcsetpgrp(pty_slave, getpid());
    kill(-child, SIGCONT);
    is_int(stop_signal(child), SIGTTOU, "setting modes in the background is SIGTTOU");
    tcsetpgrp(pty_slave, child);
    kill(-child, SIGCONT);
    is_int(stop_signal(child), SIGSTOP, "in the foreground it is not");
    tcsetpgrp(pty_slave, getpid());
    kill(-child, SIGCONT);
    is_int(stop_signal(child), SIGTTOU, "with TOSTOP so is a write");
    tcsetpgrp(pty_slave, child);
    kill(-child, SIGCONT);
    waitpid(child, &status, 0);
    is_int(status, 0, "it is repeated when the group is in the foreground");
    _exit(done_testing());
}

int main(void)
{
    int status;

    pty_open();
    if (fork() == 0)
        lead();
    wait(&status);
    return WEXITSTATUS(status);
}
