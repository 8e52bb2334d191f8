/*
 * signalfd(2): "read(2) ... returns ... signalfd_siginfo structures"; the signal is no longer
 * pending then.
 */
#include "support.h"
#include <sys/signalfd.h>

int main(void)
{
    sigset_t set = set_of_two(SIGUSR1, SIGRTMIN);
    struct signalfd_siginfo record;
    int fd;

    sigprocmask(SIG_BLOCK, &set, NULL);
    fd = signalfd(-1, &set, 0);
    ok(fd >= 0, "signalfd gives a descriptor");
    is_int(sizeof record, 128, "a record has 128 bytes");
    kill(getpid(), SIGUSR1);
    is_int(read(fd, &record, sizeof record), 128, "a record is read");
    is_int(record.ssi_signo, SIGUSR1, "ssi_signo is the signal");
    is_int(record.ssi_code, SI_USER, "ssi_code is SI_USER");
    ok((pid_t)record.ssi_pid == getpid(), "ssi_pid is the sender");
    is_int(record.ssi_uid, getuid(), "ssi_uid is the sender's");
    ok(!is_pending(SIGUSR1), "the signal is no longer pending");
    sigqueue(getpid(), SIGRTMIN, (union sigval){ .sival_ptr = (void *)0x123456789abcdef0 });
    is_int(read(fd, &record, sizeof record), 128, "a queued signal is read");
    is_int(record.ssi_code, SI_QUEUE, "ssi_code is SI_QUEUE");
    is_int(record.ssi_int, 0x9abcdef0 - (1LL << 32), "ssi_int is the value's low half");
    ok(record.ssi_ptr == 0x123456789abcdef0, "ssi_ptr is the value");
    return done_testing();
}
