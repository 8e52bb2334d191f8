/*
 * rt_sigqueueinfo(2): the restriction of si_code does not hold for signals to the caller itself
 * (since Linux 2.6.39). The whole siginfo arrives, si_signo being the argument.
 */
#include "support.h"

static int send_and_take(int code, siginfo_t *got)
{
    sigset_t set = set_of(SIGUSR1);
    siginfo_t info;

    memset(&info, 0, sizeof info);
    info.si_signo = SIGUSR2;
    info.si_errno = 17;
    info.si_code = code;
    info.si_pid = 4711;
    info.si_uid = 815;
    info.si_value.sival_int = 99;
    if (syscall(SYS_rt_sigqueueinfo, getpid(), SIGUSR1, &info) < 0)
        return -1;
    return take_pending(&set, got);
}

int main(void)
{
    siginfo_t got;

    block_signal(SIGUSR1);
    is_int(send_and_take(SI_USER, &got), SIGUSR1, "SI_USER may be sent to oneself");
    is_int(got.si_signo, SIGUSR1, "si_signo is the signal that was sent");
    is_int(got.si_code, SI_USER, "si_code is as given");
    is_int(got.si_errno, 17, "si_errno is as given");
    is_int(got.si_pid, 4711, "si_pid is as given");
    is_int(got.si_uid, 815, "si_uid is as given");
    is_int(send_and_take(SI_TKILL, &got), SIGUSR1, "SI_TKILL may be sent to oneself");
    is_int(got.si_code, SI_TKILL, "si_code is as given");
    is_int(send_and_take(SI_QUEUE, &got), SIGUSR1, "SI_QUEUE may be sent to oneself");
    is_int(got.si_value.sival_int, 99, "the value is as given");
    return done_testing();
}
