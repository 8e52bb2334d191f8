/* signal(7): wait4(2), waitpid(2): EINTR without SA_RESTART, restarted with it. */
#include "interrupt.h"

static int gate[2];

static void wait_for_the_gate(void)
{
    await(gate[0]);
    _exit(9);
}

static long call(void)
{
    pid_t child = start_child(wait_for_the_gate);
    int status = 0;
    pid_t got = waitpid(child, &status, 0);

    if (got != child) {
        int saved = errno;
        end_child(child);
        errno = saved;
        return -1;
    }
    return WEXITSTATUS(status);
}

static void finish(void)
{
    tell(gate[1]);
}

int main(void)
{
    make_pipe(gate);
    is_int(interrupted(call, 0), EINTR, "without SA_RESTART it fails with EINTR");
    is_int(restarted(call, SA_RESTART, finish), 9, "with SA_RESTART it gives the child's status");
    return done_testing();
}
