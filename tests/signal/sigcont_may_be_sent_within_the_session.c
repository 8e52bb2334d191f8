/*
 * kill(2): "In the case of SIGCONT, it suffices when the sending and receiving processes belong to
 * the same session."
 */
#include "support.h"

static pid_t same_session, other_session;
static int ready[2];

static void sleep_for_ever(void)
{
    tell(ready[1]);
    for (;;)
        pause();
}

static void sleep_in_a_session(void)
{
    setsid();
    sleep_for_ever();
}

static void try_to_continue(void)
{
    if (become_user(1001) < 0)
        _exit(1);
    if (kill(same_session, SIGCONT) != 0)
        _exit(2);
    if (kill(same_session, SIGTERM) != -1 || errno != EPERM)
        _exit(3);
    if (kill(other_session, SIGCONT) != -1 || errno != EPERM)
        _exit(4);
}

int main(void)
{
    need_root();
    make_pipe(ready);
    same_session = start_child(sleep_for_ever);
    other_session = start_child(sleep_in_a_session);
    await(ready[0]);
    await(ready[0]);
    is_exit(run_child(try_to_continue), 0,
            "SIGCONT may go to the same session only, SIGTERM to neither");
    end_child(same_session);
    end_child(other_session);
    return done_testing();
}
