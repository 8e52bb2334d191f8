/*
 * kill(2): "The only signals that can be sent to process ID 1, the init process, are those for
 * which init has explicitly installed signal handlers."
 */
#include "support.h"

int main(void)
{
    need_root();
    is_int(kill(1, SIGKILL), 0, "SIGKILL to process 1 succeeds");
    is_int(kill(1, SIGSTOP), 0, "SIGSTOP to process 1 succeeds");
    is_int(kill(1, 0), 0, "process 1 is still there");
    ok(task_state(1) != 'T', "and not stopped");
    return done_testing();
}
