/*
 * POSIX, _exit(): "If the process is a controlling process, the SIGHUP signal shall be sent to each
 * process in the foreground process group of the controlling terminal", which is free then. A
 * leader that gives the terminal up (TIOCNOTTY) does so as if by kill(2), with SIGCONT behind.
 */
#include "support.h"

#include "../tty/pty.h"

static int ready[2], go[2], reply[2];
static char report[64];

/* Reports "name:signal/code ..." of what came until the message in `go`. */
static void member(const char *name, int own_group)
{
    sigset_t set;
    siginfo_t info;
    int length;

    if (own_group)
        setpgid(0, 0);
    tell(ready[1]);
    await(go[0]);
    sigfillset(&set);
    length = snprintf(report, sizeof report, "%s", name);
    while (take_pending(&set, &info) > 0)
        length += snprintf(report + length, sizeof report - length, " %d/%s", info.si_signo,
                           info.si_code == SI_KERNEL ? "kernel" : "user");
    write(reply[1], report, sizeof report);
    _exit(0);
}

static pid_t start_member(const char *name, int own_group)
{
    pid_t pid = fork();

    if (pid == 0)
        member(name, own_group);
    if (own_group)
        setpgid(pid, pid);
    return pid;
}

static int gives_up;

static void lead(void)
{
    pid_t foreground;

    setsid();
    ioctl(pty_slave, TIOCSCTTY, 0);
    foreground = start_member("foreground", 1);
    start_member("background", 1);
    start_member("leader's", 0);
    tcsetpgrp(pty_slave, foreground);
    for (int i = 0; i < 3; i++)
        await(ready[0]);
    if (gives_up && ioctl(pty_slave, TIOCNOTTY) != 0)
        _exit(1);
    if (!gives_up)
        _exit(0);
    if (open("/dev/tty", O_RDWR) >= 0 || errno != ENXIO)
        _exit(2);
    for (int i = 0; i < 3; i++)
        tell(go[1]);
    while (wait(NULL) > 0)
        ;
}

static int cmp(const void *a, const void *b)
{
    return strcmp(a, b);
}

static void is_report(const char *foreground)
{
    char reports[3][64];

    for (int i = 0; i < 3; i++)
        if (read(reply[0], reports[i], 64) != 64)
            bail_out("no report");
    qsort(reports, 3, 64, cmp);
    is_str(reports[0], "background", "the background gets nothing");
    is_str(reports[1], foreground, "the foreground group gets its signals");
    is_str(reports[2], "leader's", "the leader's own group, in the background too, nothing");
}

static void take_the_terminal(void)
{
    setsid();
    _exit(ioctl(pty_slave, TIOCSCTTY, 0) != 0 || tcgetpgrp(pty_slave) != getpgrp());
}

int main(void)
{
    make_pipe(ready);
    make_pipe(go);
    make_pipe(reply);
    block_all();
    pty_open();
    is_exit(run_child(lead), 0, "a leader with a terminal ends");
    for (int i = 0; i < 3; i++)
        tell(go[1]);
    is_report("foreground 1/kernel");
    is_exit(run_child(take_the_terminal), 0, "another session may have the terminal then");
    gives_up = 1;
    is_exit(run_child(lead), 0, "a leader gives its terminal up");
    is_report("foreground 1/user 18/user");
    return done_testing();
}
