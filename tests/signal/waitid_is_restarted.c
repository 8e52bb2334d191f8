/* signal(7): waitid(2): EINTR without SA_RESTART, restarted with it. */
#include "interrupt.h"

static int gate[2];

static void wait_for_the_gate(void)
{
    await(gate[0]);
    _exit(8);
}

static long call(void)
{
    pid_t child = start_child(wait_for_the_gate);
    siginfo_t info;

    if (waitid(P_PID, child, &info, WEXITED) < 0) {
        int saved = errno;
        end_child(child);
        errno = saved;
        return -1;
    }
    return info.si_status;
}

static void finish(void)
{
    tell(gate[1]);
}

int main(void)
{
    make_pipe(gate);
    is_int(interrupted(call, 0), EINTR, "without SA_RESTART it fails with EINTR");
    is_int(restarted(call, SA_RESTART, finish), 8, "with SA_RESTART it gives the child's status");
    return done_testing();
}
