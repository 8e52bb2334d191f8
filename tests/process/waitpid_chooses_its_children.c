/* waitpid(2): a pid, -1 any child, 0 the caller's group, -pgid another group; WNOHANG. */
#include "support.h"

static int gate[2];

static void wait_for_the_gate(void)
{
    await(gate[0]);
    _exit(0);
}

int main(void)
{
    pid_t own, other;

    make_pipe(gate);
    own = start_child(wait_for_the_gate);
    other = start_child(wait_for_the_gate);
    setpgid(other, other);
    is_int(waitpid(-1, NULL, WNOHANG), 0, "with WNOHANG and no end yet it gives 0");
    is_int(waitpid(own, NULL, WNOHANG), 0, "for a pid too");
    fails_with(waitpid(getpid(), NULL, WNOHANG), ECHILD, "oneself is no child");
    fails_with(waitpid(-own, NULL, WNOHANG), ECHILD, "a group without children is ECHILD");
    fails_with(waitpid(-1, NULL, 0x40), EINVAL, "an unknown option is EINVAL");
    fails_with(waitpid(INT_MIN, NULL, 0), ESRCH, "INT_MIN is ESRCH");
    tell(gate[1]);
    tell(gate[1]);
    ok(waitpid(-other, NULL, 0) == other, "a negative pid waits for a group");
    ok(waitpid(0, NULL, 0) == own, "0 waits for the caller's group");
    fails_with(waitpid(0, NULL, 0), ECHILD, "then there is none left");
    fails_with(waitpid(-1, NULL, WNOHANG), ECHILD, "none at all");
    return done_testing();
}
