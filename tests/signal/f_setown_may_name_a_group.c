/* fcntl(2): "A process group ID is specified as a negative value". */
#include "support.h"

static int fds[2], ready[2];

static void wait_for_sigio(void)
{
    sigset_t set = set_of(SIGIO);

    tell(ready[1]);
    _exit(sigwaitinfo(&set, NULL) != SIGIO);
}

int main(void)
{
    pid_t first, second;

    make_pipe(fds);
    make_pipe(ready);
    block_signal(SIGIO);
    first = start_child(wait_for_sigio);
    second = start_child(wait_for_sigio);
    setpgid(first, first);
    setpgid(second, first);
    await(ready[0]);
    await(ready[0]);
    is_int(fcntl(fds[0], F_SETOWN, -first), 0, "F_SETOWN takes a negative group");
    ok(fcntl(fds[0], F_GETOWN) == -first, "F_GETOWN gives it back");
    fcntl(fds[0], F_SETFL, O_ASYNC);
    tell(fds[1]);
    is_exit(wait_for(first), 0, "the leader got SIGIO");
    is_exit(wait_for(second), 0, "the member got SIGIO");
    ok(!is_pending(SIGIO), "the process that set it, not in the group, did not");
    return done_testing();
}
