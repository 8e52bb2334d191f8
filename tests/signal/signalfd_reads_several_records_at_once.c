/*
 * signalfd(2): "read(2) returns information for as many signals as are pending and will fit in the
 * supplied buffer".
 */
#include "support.h"
#include <sys/signalfd.h>

int main(void)
{
    sigset_t set = set_of_two(SIGUSR1, SIGRTMIN);
    struct signalfd_siginfo records[10];
    int fd, wrong = 0;

    sigprocmask(SIG_BLOCK, &set, NULL);
    fd = signalfd(-1, &set, SFD_NONBLOCK);
    for (int i = 0; i < 5; i++)
        queue_int(getpid(), SIGRTMIN, i);
    kill(getpid(), SIGUSR1);
    is_int(read(fd, records, 3 * 128), 3 * 128, "three fit into room for three");
    is_int(records[0].ssi_signo, SIGUSR1, "the lowest number is first");
    is_int(records[2].ssi_int, 1, "then the queued ones in order");
    is_int(read(fd, records, sizeof records), 3 * 128, "the other three come next");
    for (int i = 0; i < 3; i++)
        wrong += records[i].ssi_signo != (unsigned)SIGRTMIN || records[i].ssi_int != i + 2;
    is_int(wrong, 0, "in order");
    fails_with(read(fd, records, sizeof records), EAGAIN,
               "an empty one with SFD_NONBLOCK is EAGAIN");
    queue_int(getpid(), SIGRTMIN, 7);
    fails_with(read(fd, records, 127), EINVAL, "room for less than one is EINVAL");
    is_int(read(fd, records, 200), 128, "room for one and a half is one");
    return done_testing();
}
