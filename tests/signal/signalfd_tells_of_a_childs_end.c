/* signalfd(2): ssi_status, ssi_pid and ssi_code of SIGCHLD. */
#include "support.h"
#include <sys/signalfd.h>

int main(void)
{
    sigset_t set = set_of(SIGCHLD);
    struct signalfd_siginfo record;
    pid_t child;
    int fd;

    block_signal(SIGCHLD);
    fd = signalfd(-1, &set, 0);
    child = fork();
    if (child == 0)
        _exit(31);
    is_int(read(fd, &record, sizeof record), sizeof record, "SIGCHLD is read");
    is_int(record.ssi_signo, SIGCHLD, "ssi_signo is SIGCHLD");
    is_int(record.ssi_code, CLD_EXITED, "ssi_code is CLD_EXITED");
    ok((pid_t)record.ssi_pid == child, "ssi_pid is the child");
    is_int(record.ssi_status, 31, "ssi_status is the exit status");
    is_exit(wait_for(child), 31, "the child can still be waited for");
    return done_testing();
}
