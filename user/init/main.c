/* Process 1: see init.h. */
#include "init.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/reboot.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    TERM_MILLISECONDS = 1000, /* how long processes may take to end themselves at power-off */
    KILL_MILLISECONDS = 200,
    RESTART_SECONDS = 1, /* the least time between two starts of the shell */
};

static long long now_milliseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

static void pause_milliseconds(long milliseconds)
{
    struct timespec time = { milliseconds / 1000, milliseconds % 1000 * 1000000 };

    nanosleep(&time, NULL);
}

void init_kill_all(int signal_number, int milliseconds)
{
    long long deadline = now_milliseconds() + milliseconds;

    if (kill(-1, signal_number) != 0)
        return;
    for (;;) {
        pid_t pid = waitpid(-1, NULL, WNOHANG);
        if (pid < 0 && errno == ECHILD)
            return;
        if (pid > 0)
            continue;
        if (now_milliseconds() >= deadline)
            return;
        pause_milliseconds(10);
    }
}

void init_reboot(int command)
{
    sync();
    reboot(command);
    /*
     * Without the right to (not the first process of the machine) there is nothing left but to
     * end.
     */
    _exit(1);
}

/*
 * SIGTERM and SIGPWR power off, SIGINT (which Ctrl+Alt+Del sends too) reboots. All of this is
 * done in the handler, with async-signal-safe calls alone, so that no signal is missed between
 * two calls.
 */
static void on_end_signal(int signal_number)
{
    /*
     * A shell at its prompt ignores SIGTERM, and would report the end of its children, but for
     * SIGHUP.
     */
    init_kill_all(SIGHUP, 0);
    init_kill_all(SIGCONT, 0);
    init_kill_all(SIGTERM, TERM_MILLISECONDS);
    init_kill_all(SIGKILL, KILL_MILLISECONDS);
    init_reboot(signal_number == SIGINT ? RB_AUTOBOOT : RB_POWER_OFF);
}

static const int end_signals[] = { SIGTERM, SIGPWR, SIGINT };
enum { END_SIGNAL_COUNT = sizeof end_signals / sizeof *end_signals };

static void install_handlers(void)
{
    struct sigaction action = { .sa_handler = on_end_signal };

    sigfillset(&action.sa_mask);
    for (int i = 0; i < END_SIGNAL_COUNT; i++)
        sigaction(end_signals[i], &action, NULL);
}

void init_reset_signals(void)
{
    sigset_t none;

    for (int i = 0; i < END_SIGNAL_COUNT; i++)
        signal(end_signals[i], SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

int init_take_console(void)
{
    setsid();
    int fd = open("/dev/console", O_RDWR | O_NOCTTY);
    if (fd < 0)
        return -1;
    for (int i = 0; i < 3; i++)
        dup2(fd, i);
    if (fd > 2)
        close(fd);
    if (ioctl(0, TIOCSCTTY, 0) != 0)
        return -1;
    return tcsetpgrp(0, getpid());
}

static void print_motd(void)
{
    char text[1024];
    int fd = open("/etc/motd", O_RDONLY);

    if (fd < 0)
        return;
    ssize_t length = read(fd, text, sizeof text);
    if (length > 0 && write(1, text, (size_t)length) < 0)
        perror("init: motd");
    close(fd);
}

static pid_t start_shell(void)
{
    static char *const argv[] = { "sh", "-l", NULL };
    static char *const environment[] = {
        "PATH=/bin:/sbin:/usr/demo",
        "HOME=/root",
        "USER=root",
        "LOGNAME=root",
        "SHELL=/bin/sh",
        "TERM=linux",
        NULL,
    };
    pid_t pid = fork();

    if (pid != 0)
        return pid;
    init_reset_signals();
    if (init_take_console() != 0)
        perror("init: /dev/console");
    if (chdir("/root") != 0 && chdir("/") != 0)
        perror("init: /");
    execve("/bin/sh", argv, environment);
    perror("init: /bin/sh");
    _exit(127);
}

/* Reaps every process that init adopts until `pid` ends. */
static void wait_for(pid_t pid)
{
    for (;;) {
        pid_t ended = waitpid(-1, NULL, 0);
        if (ended == pid || (ended < 0 && errno != EINTR))
            return;
    }
}

static void shell_forever(void)
{
    for (;;) {
        long long started = now_milliseconds();
        pid_t shell = start_shell();
        if (shell < 0)
            perror("init: fork");
        else
            wait_for(shell);
        /* The last session's processes do not outlive it: they would read the next one's input. */
        init_kill_all(SIGHUP, 0);
        long long left = started + RESTART_SECONDS * 1000 - now_milliseconds();
        if (left > 0)
            pause_milliseconds(left);
    }
}

int main(void)
{
    if (getpid() != 1) {
        fprintf(stderr, "init: only as process 1\n");
        return 1;
    }
    install_handlers();
    if (jobs_present()) {
        jobs_run();
        init_reboot(RB_POWER_OFF);
    }
    print_motd();
    shell_forever();
}
