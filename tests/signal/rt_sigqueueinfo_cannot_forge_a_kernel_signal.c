/*
 * rt_sigqueueinfo(2): "the caller is not allowed to specify ... a si_code greater than or equal to
 * zero, or SI_TKILL" when the signal goes to another process: EPERM.
 */
#include "support.h"

static int codes[] = { SI_USER, SI_TKILL, SI_KERNEL, SEGV_MAPERR, CLD_EXITED, INT_MAX };

static long send_code(pid_t pid, int code)
{
    siginfo_t info;

    memset(&info, 0, sizeof info);
    info.si_code = code;
    return syscall(SYS_rt_sigqueueinfo, pid, SIGUSR1, &info);
}

int main(void)
{
    pid_t child;

    block_signal(SIGUSR1);
    child = fork();
    if (child == 0)
        for (;;)
            pause();
    fails_with(send_code(child, codes[0]), EPERM, "SI_USER");
    fails_with(send_code(child, codes[1]), EPERM, "SI_TKILL");
    fails_with(send_code(child, codes[2]), EPERM, "SI_KERNEL");
    fails_with(send_code(child, codes[3]), EPERM, "SEGV_MAPERR");
    fails_with(send_code(child, codes[4]), EPERM, "CLD_EXITED");
    fails_with(send_code(child, codes[5]), EPERM, "INT_MAX");
    is_int(send_code(child, SI_QUEUE), 0, "SI_QUEUE is allowed");
    is_int(send_code(child, SI_ASYNCIO), 0, "other negative codes are allowed");
    is_int(send_code(child, -60), 0, "so is a negative code without a name");
    end_child(child);
    return done_testing();
}
