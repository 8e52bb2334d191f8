/*
 * signalfd(2): "Normally, the set of signals to be received via the file descriptor should be
 * blocked": a signal that is not goes to its handler.
 */
#include "support.h"
#include <sys/signalfd.h>

int main(void)
{
    sigset_t set = set_of(SIGUSR1);
    struct signalfd_siginfo record;
    int fd = signalfd(-1, &set, SFD_NONBLOCK);

    catch_signal(SIGUSR1, 0);
    kill(getpid(), SIGUSR1);
    is_int(caught_count, 1, "the handler gets it");
    fails_with(read(fd, &record, sizeof record), EAGAIN, "and the descriptor nothing");
    return done_testing();
}
