/*
 * sigwaitinfo(2): "If the info argument is not NULL, then the buffer that it points to is used to
 * return a structure of type siginfo_t".
 */
#include "support.h"

int main(void)
{
    sigset_t set = set_of(SIGRTMIN + 5);
    pid_t parent = getpid(), child;
    siginfo_t info;

    block_signal(SIGRTMIN + 5);
    child = fork();
    if (child == 0) {
        wait_until_asleep(parent);
        queue_int(parent, SIGRTMIN + 5, 4242);
        _exit(0);
    }
    memset(&info, 0x5a, sizeof info);
    is_int(sigwaitinfo(&set, &info), SIGRTMIN + 5, "it gives the number");
    is_int(info.si_signo, SIGRTMIN + 5, "si_signo is the number");
    is_int(info.si_code, SI_QUEUE, "si_code is SI_QUEUE");
    is_int(info.si_value.sival_int, 4242, "the value is there");
    ok(info.si_pid == child, "the sender is there");
    wait_for(child);
    queue_int(getpid(), SIGRTMIN + 5, 1);
    is_int(sigwaitinfo(&set, NULL), SIGRTMIN + 5, "NULL is accepted");
    return done_testing();
}
