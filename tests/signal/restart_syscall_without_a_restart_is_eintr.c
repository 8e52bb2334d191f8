/*
 * restart_syscall(2) is for the kernel's own use: called by hand with nothing to restart it fails
 * with EINTR.
 */
#include "support.h"

int main(void)
{
    fails_with(syscall(SYS_restart_syscall), EINTR, "it fails with EINTR");
    fails_with(syscall(SYS_restart_syscall), EINTR, "and again");
    return done_testing();
}
