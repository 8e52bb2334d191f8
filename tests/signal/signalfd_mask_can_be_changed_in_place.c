/*
 * signalfd(2): "If fd is not -1, then it must specify a valid existing signalfd file descriptor,
 * and mask is used to replace the signal set associated with that file descriptor."
 */
#include "support.h"
#include <sys/signalfd.h>

int main(void)
{
    sigset_t first = set_of(SIGUSR1), second = set_of(SIGUSR2), both;
    struct signalfd_siginfo record;
    char path[40], text[400];
    int fd, fds[2];

    both = set_of_two(SIGUSR1, SIGUSR2);
    sigprocmask(SIG_BLOCK, &both, NULL);
    fd = signalfd(-1, &first, SFD_NONBLOCK);
    kill(getpid(), SIGUSR2);
    fails_with(read(fd, &record, sizeof record), EAGAIN, "SIGUSR2 is not in its set");
    is_int(signalfd(fd, &second, 0), fd, "the set is replaced, the descriptor stays");
    sprintf(path, "/proc/self/fdinfo/%d", fd);
    read_whole_file(path, text, sizeof text);
    ok(strstr(text, "sigmask:\t0000000000000800\n"), "/proc shows the new set");
    is_int(read(fd, &record, sizeof record), sizeof record, "now it is read");
    is_int(record.ssi_signo, SIGUSR2, "SIGUSR2 it is");
    kill(getpid(), SIGUSR1);
    fails_with(read(fd, &record, sizeof record), EAGAIN, "SIGUSR1 is not in its set any more");
    make_pipe(fds);
    fails_with(signalfd(fds[0], &first, 0), EINVAL, "another kind of descriptor is EINVAL");
    fails_with(signalfd(99, &first, 0), EBADF, "a bad descriptor is EBADF");
    return done_testing();
}
