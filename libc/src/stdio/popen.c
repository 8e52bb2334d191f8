/*
 * popen.c — a stream to or from a shell command.
 * POSIX: the child does not have the streams of earlier popen calls; so ours are all close-on-exec.
 */
#include "stdio/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void run_child(const char *command, int fd, int target)
{
    if (fd == target)
        fcntl(fd, F_SETFD, 0);
    else
        dup2(fd, target);
    execl("/bin/sh", "sh", "-c", command, (char *)NULL);
    _exit(127);
}

FILE *popen(const char *command, const char *mode)
{
    int reading = *mode == 'r';
    int fds[2];
    FILE *f;
    pid_t pid;

    if (*mode != 'r' && *mode != 'w') {
        errno = EINVAL;
        return NULL;
    }
    if (pipe2(fds, O_CLOEXEC) < 0)
        return NULL;
    f = __file_new(fds[!reading], reading ? O_RDONLY : O_WRONLY, &__file_fd_ops, NULL);
    if (!f)
        goto fail;
    pid = fork();
    if (pid == 0)
        run_child(command, fds[reading], reading);
    if (pid < 0) {
        fclose(f);
        close(fds[reading]);
        return NULL;
    }
    close(fds[reading]);
    f->pid = pid;
    return f;
fail:
    close(fds[0]);
    close(fds[1]);
    return NULL;
}

int pclose(FILE *f)
{
    pid_t pid = f->pid;
    int status;

    fclose(f);
    while (waitpid(pid, &status, 0) < 0) {
        if (errno != EINTR)
            return -1;
    }
    return status;
}
