/* The private and the shared set are two: one instance may be pending in each. */
#include "support.h"

int main(void)
{
    sigset_t set = set_of(SIGUSR1);
    siginfo_t info;

    block_signal(SIGUSR1);
    kill(getpid(), SIGUSR1);
    kill(getpid(), SIGUSR1);
    syscall(SYS_tgkill, getpid(), thread_id(), SIGUSR1);
    syscall(SYS_tgkill, getpid(), thread_id(), SIGUSR1);
    is_int(take_pending(&set, &info), SIGUSR1, "one is pending");
    is_int(info.si_code, SI_TKILL, "the thread's own comes first");
    is_int(take_pending(&set, &info), SIGUSR1, "another is pending");
    is_int(info.si_code, SI_USER, "the process's comes second");
    is_int(take_pending(&set, &info), -1, "that is all");
    return done_testing();
}
