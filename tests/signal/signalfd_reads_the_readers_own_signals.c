/*
 * signalfd(2): "After a fork(2), the child inherits a copy of the signalfd file descriptor. A
 * read(2) from the file descriptor in the child will return information about signals queued to
 * the child."
 */
#include "support.h"
#include <sys/signalfd.h>

static int fd;

static void read_in_the_child(void)
{
    struct signalfd_siginfo record;

    if (read(fd, &record, sizeof record) != -1 || errno != EAGAIN)
        _exit(1);
    queue_int(getpid(), SIGRTMIN, 22);
    if (read(fd, &record, sizeof record) != sizeof record || record.ssi_int != 22)
        _exit(2);
}

int main(void)
{
    sigset_t set = set_of(SIGRTMIN);
    struct signalfd_siginfo record;

    block_signal(SIGRTMIN);
    fd = signalfd(-1, &set, SFD_NONBLOCK);
    queue_int(getpid(), SIGRTMIN, 11);
    is_exit(run_child(read_in_the_child), 0, "the child reads its own signal only");
    is_int(read(fd, &record, sizeof record), sizeof record, "the parent reads its own");
    is_int(record.ssi_int, 11, "with its value");
    return done_testing();
}
