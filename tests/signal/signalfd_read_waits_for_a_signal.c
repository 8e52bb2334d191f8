/*
 * signalfd(2): "If no signals in the mask for the signalfd are pending ... then read(2) will
 * block"; a handler interrupts it.
 */
#include "support.h"
#include <sys/signalfd.h>

int main(void)
{
    sigset_t set = set_of(SIGUSR1);
    struct signalfd_siginfo record;
    pid_t parent = getpid(), child;
    int fd;

    block_signal(SIGUSR1);
    catch_signal(SIGUSR2, 0);
    fd = signalfd(-1, &set, 0);
    child = fork();
    if (child == 0) {
        wait_until_asleep(parent);
        kill(parent, SIGUSR2);
        _exit(0);
    }
    fails_with(read(fd, &record, sizeof record), EINTR, "a handler makes it fail with EINTR");
    wait_for(child);
    child = fork();
    if (child == 0) {
        wait_until_asleep(parent);
        kill(parent, SIGUSR1);
        _exit(0);
    }
    is_int(read(fd, &record, sizeof record), 128, "a signal of the set ends it");
    ok((pid_t)record.ssi_pid == child, "with its sender");
    wait_for(child);
    return done_testing();
}
