/*
 * fcntl(2), O_ASYNC: "whenever input or output becomes possible on that file descriptor". For a
 * pipe: each write tells the reading end, each read the writing end, the last close of one end the
 * other; Linux tells of reads and writes that failed, too.
 */
#include "support.h"

#include <sys/ioctl.h>

static int fds[2];
static sigset_t all;

static void watch(int fd, int signal)
{
    fcntl(fd, F_SETOWN, getpid());
    fcntl(fd, F_SETSIG, signal);
    fcntl(fd, F_SETFL, O_ASYNC | O_NONBLOCK);
}

/* One signal has come, with this code and the end's descriptor, and no other. */
static int told(int end, int code)
{
    siginfo_t info;

    memset(&info, 0, sizeof info);
    return take_pending(&all, &info) == 40 + end && info.si_code == code && info.si_errno == 0
           && info.si_fd == fds[end] && take_pending(&all, &info) < 0;
}

static int quiet(void)
{
    return take_pending(&all, NULL) < 0;
}

int main(void)
{
    char byte = 'x', bytes[4096], path[40];
    int copy, off = 0, on = 1;

    sigfillset(&all);
    block_all();
    make_pipe(fds);
    watch(fds[0], 40);
    watch(fds[1], 41);
    write(fds[1], &byte, 1);
    ok(told(0, POLL_IN), "a write is POLL_IN at the reading end");
    write(fds[1], &byte, 1);
    ok(told(0, POLL_IN), "also if there was data before");
    read(fds[0], bytes, sizeof bytes);
    ok(told(1, POLL_OUT), "a read is POLL_OUT at the writing end");
    read(fds[0], bytes, 1);
    ok(told(1, POLL_OUT), "also if there was nothing to read");
    syscall(SYS_write, fds[1], 8, 1);
    ok(told(0, POLL_IN), "a write from a bad address tells, too");
    write(fds[1], bytes, 0);
    read(fds[0], bytes, 0);
    ok(quiet(), "no bytes are no news");
    snprintf(path, sizeof path, "/proc/self/fd/%d", fds[1]);
    copy = open(path, O_WRONLY);
    close(copy);
    ok(quiet(), "nor is the close of one of two writers");

    ioctl(fds[0], FIOASYNC, &off);
    write(fds[1], &byte, 1);
    ok(quiet(), "FIOASYNC ends it");
    is_int(fcntl(fds[0], F_GETFL) & O_ASYNC, 0, "which F_GETFL shows");
    ioctl(fds[0], FIOASYNC, &on);
    is_int(fcntl(fds[0], F_GETFL) & O_ASYNC, O_ASYNC, "and FIOASYNC begins it again");
    copy = dup(fds[0]);
    write(fds[1], &byte, 1);
    ok(told(0, POLL_IN), "a duplicate descriptor does not double it");
    close(copy);
    close(fds[1]);
    ok(told(0, POLL_IN), "the end of the data is POLL_IN");

    make_pipe(fds);
    watch(fds[1], 41);
    close(fds[0]);
    ok(told(1, POLL_OUT), "the end of all readers is POLL_OUT");
    fcntl(fds[1], F_SETSIG, SIGCHLD);
    make_pipe(fds);
    watch(fds[0], SIGCHLD);
    write(fds[1], &byte, 1);
    siginfo_t info;
    is_int(take_pending(&all, &info), SIGCHLD, "F_SETSIG may choose a signal with own codes");
    is_int(info.si_code, SI_SIGIO, "then si_code is SI_SIGIO");
    ok(info.si_fd == fds[0] && info.si_band == (POLLIN | POLLRDNORM),
       "with si_fd and si_band as ever");
    fcntl(fds[0], F_SETSIG, SIGIO);
    write(fds[1], &byte, 1);
    take_pending(&all, &info);
    ok(info.si_signo == SIGIO && info.si_code == POLL_IN, "F_SETSIG SIGIO gives the details");
    fcntl(fds[0], F_SETSIG, 0);
    write(fds[1], &byte, 1);
    take_pending(&all, &info);
    ok(info.si_signo == SIGIO && info.si_code == SI_KERNEL, "F_SETSIG 0 is SIGIO without them");
    return done_testing();
}
