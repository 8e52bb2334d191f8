/* nohup command [word …]: runs a command that SIGHUP does not end; its output goes to nohup.out. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "../lib/err.h"

int main(int argc, char **argv)
{
    err_start(argv);
    if (argc < 2)
        err_usage("command [word ...]");
    signal(SIGHUP, SIG_IGN);
    if (isatty(0)) {
        int fd = open("/dev/null", O_RDONLY);
        if (fd >= 0)
            dup2(fd, 0);
    }
    if (isatty(1)) {
        int fd = open("nohup.out", O_WRONLY | O_CREAT | O_APPEND, 0600);
        if (fd < 0)
            err_die(125, "nohup.out");
        err_say("output goes to nohup.out");
        dup2(fd, 1);
        close(fd);
    }
    int error_fd = isatty(2) ? fcntl(2, F_DUPFD_CLOEXEC, 3) : -1;
    if (error_fd >= 0)
        dup2(1, 2);
    execvp(argv[1], argv + 1);
    int saved = errno;
    if (error_fd >= 0)
        dup2(error_fd, 2);
    errno = saved;
    err_warn(argv[1]);
    return saved == ENOENT ? 127 : 126;
}
