/*
 * proc(5), /proc/PID/status: SigPnd, ShdPnd, SigBlk, SigIgn, SigCgt: sixteen hexadecimal digits,
 * bit n-1 for signal n.
 */
#include "support.h"

int main(void)
{
    pid_t pid = getpid();
    unsigned long long blocked = status_mask(pid, "SigBlk"), ignored = status_mask(pid, "SigIgn");
    unsigned long long handled = status_mask(pid, "SigCgt");

    is_int(strlen(status_field(pid, "SigPnd")), 16, "a set has sixteen digits");
    block_signal(SIGUSR1);
    block_signal(SIGRTMAX);
    ok(status_mask(pid, "SigBlk") == (blocked | MASK_BIT(SIGUSR1) | MASK_BIT(SIGRTMAX)),
       "SigBlk has what is blocked");
    ignore_signal(SIGUSR2);
    ok(status_mask(pid, "SigIgn") == (ignored | MASK_BIT(SIGUSR2)), "SigIgn has what is ignored");
    catch_signal(SIGHUP, 0);
    catch_signal(SIGRTMIN + 1, 0);
    ok(status_mask(pid, "SigCgt") == (handled | MASK_BIT(SIGHUP) | MASK_BIT(SIGRTMIN + 1)),
       "SigCgt has what is caught");
    is_int(status_mask(pid, "SigPnd"), 0, "SigPnd is empty");
    is_int(status_mask(pid, "ShdPnd"), 0, "ShdPnd is empty");
    kill(pid, SIGUSR1);
    ok(status_mask(pid, "ShdPnd") == MASK_BIT(SIGUSR1), "a signal to the process is in ShdPnd");
    is_int(status_mask(pid, "SigPnd"), 0, "not in SigPnd");
    syscall(SYS_tgkill, pid, pid, SIGRTMAX);
    ok(status_mask(pid, "SigPnd") == MASK_BIT(SIGRTMAX), "one to the thread is in SigPnd");
    ok(status_mask(pid, "ShdPnd") == MASK_BIT(SIGUSR1), "not in ShdPnd");
    return done_testing();
}
