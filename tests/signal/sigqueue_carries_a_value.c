/* sigqueue(3): si_code is SI_QUEUE, si_value the value, si_pid and si_uid the sender's. */
#include "support.h"

int main(void)
{
    pid_t parent = getpid(), child;
    sigset_t set = set_of_two(SIGUSR1, SIGRTMIN);
    static int target;
    siginfo_t info;

    sigprocmask(SIG_BLOCK, &set, NULL);
    child = fork();
    if (child == 0)
        _exit(queue_int(parent, SIGUSR1, -12345) < 0);
    wait_for(child);
    is_int(sigwaitinfo(&set, &info), SIGUSR1, "a standard signal arrived");
    is_int(info.si_code, SI_QUEUE, "si_code is SI_QUEUE");
    is_int(info.si_value.sival_int, -12345, "the integer value is there");
    ok(info.si_pid == child, "si_pid is the sender");
    is_int(info.si_uid, getuid(), "si_uid is the sender's");
    sigqueue(parent, SIGRTMIN, (union sigval){ .sival_ptr = &target });
    is_int(sigwaitinfo(&set, &info), SIGRTMIN, "a realtime signal arrived");
    ok(info.si_value.sival_ptr == &target, "the pointer value is there in all 64 bits");
    return done_testing();
}
