/*
 * kill(2): "the real or effective user ID of the sending process must equal the real or saved
 * set-user-ID of the target process".
 */
#include "support.h"

static pid_t target;

static void sleep_for_ever(void)
{
    for (;;)
        pause();
}

static void try_to_kill(void)
{
    if (become_user(1001) < 0)
        _exit(1);
    if (kill(target, SIGTERM) != -1 || errno != EPERM)
        _exit(2);
    if (kill(target, 0) != -1 || errno != EPERM)
        _exit(3);
    if (kill(target, 65) != -1 || errno != EINVAL)
        _exit(4);
}

int main(void)
{
    need_root();
    target = start_child(sleep_for_ever);
    is_exit(run_child(try_to_kill), 0, "an ordinary user gets EPERM, even for signal 0");
    is_int(waitpid(target, NULL, WNOHANG), 0, "the target lives");
    end_child(target);
    return done_testing();
}
