/*
 * fcntl(2): "F_SETSIG ... the signal handler is given extra information ... si_fd gives the file
 * descriptor associated with the event ... si_band".
 */
#include "support.h"

int main(void)
{
    sigset_t set = set_of(SIGRTMIN + 3);
    siginfo_t info;
    int fds[2];

    make_pipe(fds);
    block_signal(SIGRTMIN + 3);
    is_int(fcntl(fds[0], F_GETSIG), 0, "F_GETSIG is 0 at first");
    is_int(fcntl(fds[0], F_SETSIG, SIGRTMIN + 3), 0, "F_SETSIG succeeds");
    is_int(fcntl(fds[0], F_GETSIG), SIGRTMIN + 3, "F_GETSIG gives it back");
    fails_with(fcntl(fds[0], F_SETSIG, 65), EINVAL, "signal 65 is EINVAL");
    fcntl(fds[0], F_SETOWN, getpid());
    fcntl(fds[0], F_SETFL, O_ASYNC);
    tell(fds[1]);
    is_int(take_pending(&set, &info), SIGRTMIN + 3, "the chosen signal arrives");
    is_int(info.si_code, POLL_IN, "si_code is POLL_IN");
    is_int(info.si_fd, fds[0], "si_fd is the descriptor");
    ok(info.si_band & POLLIN, "si_band has POLLIN");
    return done_testing();
}
