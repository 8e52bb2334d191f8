/*
 * system.c — run a shell command and wait for it.
 * POSIX: SIGINT and SIGQUIT are ignored and SIGCHLD is blocked meanwhile; the child has them as the
 * caller had.
 */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int system(const char *command)
{
    struct sigaction ignore = { .sa_handler = SIG_IGN };
    struct sigaction old_int;
    struct sigaction old_quit;
    sigset_t block;
    sigset_t old;
    int status = -1;
    pid_t pid;

    if (!command)
        return access("/bin/sh", X_OK) == 0;
    sigaction(SIGINT, &ignore, &old_int);
    sigaction(SIGQUIT, &ignore, &old_quit);
    sigemptyset(&block);
    sigaddset(&block, SIGCHLD);
    sigprocmask(SIG_BLOCK, &block, &old);
    pid = fork();
    if (pid == 0) {
        sigaction(SIGINT, &old_int, NULL);
        sigaction(SIGQUIT, &old_quit, NULL);
        sigprocmask(SIG_SETMASK, &old, NULL);
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
    if (pid > 0) {
        while (waitpid(pid, &status, 0) < 0) {
            if (errno != EINTR) {
                status = -1;
                break;
            }
        }
    }
    sigaction(SIGINT, &old_int, NULL);
    sigaction(SIGQUIT, &old_quit, NULL);
    sigprocmask(SIG_SETMASK, &old, NULL);
    return status;
}
