/*
 * waitid(2): P_PID, P_PGID, P_ALL, P_PIDFD; WEXITED, WNOHANG, WNOWAIT; si_pid 0 when there is
 * nothing.
 */
#include "support.h"

#ifndef P_PIDFD
#define P_PIDFD 3
#endif

static int gate[2];

static void wait_for_the_gate(void)
{
    await(gate[0]);
    _exit(17);
}

int main(void)
{
    siginfo_t info;
    pid_t child;
    int fd;

    make_pipe(gate);
    child = start_child(wait_for_the_gate);
    info.si_pid = 99;
    is_int(waitid(P_ALL, 0, &info, WEXITED | WNOHANG), 0, "with WNOHANG and no end yet it gives 0");
    is_int(info.si_pid, 0, "and si_pid 0");
    fails_with(waitid(P_ALL, 0, &info, 0), EINVAL, "no event to wait for is EINVAL");
    fails_with(waitid(P_ALL, 0, &info, WEXITED | 0x40), EINVAL, "an unknown flag is EINVAL");
    fails_with(waitid((idtype_t)9, 0, &info, WEXITED), EINVAL, "an unknown kind of id is EINVAL");
    fails_with(waitid(P_PID, 0, &info, WEXITED), EINVAL, "pid 0 is EINVAL");
    fails_with(waitid(P_PID, getpid(), &info, WEXITED), ECHILD, "oneself is ECHILD");
    fd = syscall(SYS_pidfd_open, child, 0);
    tell(gate[1]);
    is_int(waitid((idtype_t)P_PIDFD, fd, &info, WEXITED | WNOWAIT), 0, "P_PIDFD waits for a pidfd");
    ok(info.si_pid == child && info.si_code == CLD_EXITED && info.si_status == 17,
       "its end is told");
    is_int(info.si_signo, SIGCHLD, "si_signo is SIGCHLD");
    is_int(info.si_uid, getuid(), "si_uid is the child's");
    is_int(waitid(P_PGID, 0, &info, WEXITED | WNOWAIT), 0, "P_PGID 0 is the caller's group");
    is_int(waitid(P_PID, child, NULL, WEXITED), 0, "no siginfo is asked for");
    fails_with(waitid(P_PID, child, &info, WEXITED), ECHILD, "then it is gone");
    return done_testing();
}
