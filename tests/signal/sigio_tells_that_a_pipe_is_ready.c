/*
 * fcntl(2): with O_ASYNC "SIGIO is sent whenever input or output becomes possible on that file
 * descriptor", to F_SETOWN's process.
 */
#include "support.h"

int main(void)
{
    sigset_t set = set_of(SIGIO);
    siginfo_t info;
    int fds[2];

    make_pipe(fds);
    block_signal(SIGIO);
    is_int(fcntl(fds[0], F_GETOWN), 0, "a new pipe has no owner");
    is_int(fcntl(fds[0], F_SETOWN, getpid()), 0, "F_SETOWN succeeds");
    ok(fcntl(fds[0], F_GETOWN) == getpid(), "F_GETOWN gives it back");
    tell(fds[1]);
    is_int(take_pending(&set, &info), -1, "without O_ASYNC there is no signal");
    await(fds[0]);
    is_int(fcntl(fds[0], F_SETFL, O_ASYNC), 0, "O_ASYNC can be set");
    is_int(fcntl(fds[0], F_GETFL) & O_ASYNC, O_ASYNC, "and is seen by F_GETFL");
    tell(fds[1]);
    is_int(take_pending(&set, &info), SIGIO, "a write makes SIGIO");
    is_int(info.si_code, SI_KERNEL, "si_code is SI_KERNEL without F_SETSIG");
    fcntl(fds[0], F_SETFL, 0);
    tell(fds[1]);
    is_int(take_pending(&set, &info), -1, "with O_ASYNC off again there is none");
    return done_testing();
}
