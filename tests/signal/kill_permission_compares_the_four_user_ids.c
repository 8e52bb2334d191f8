/*
 * kill(2): the sender's real or effective uid must equal the target's real or saved uid; the
 * target's effective uid does not count.
 */
#include "support.h"

/* Send SIGCONT's harmless brother, signal 0, from one set of uids to a process with another. */
static int may_signal(uid_t real, uid_t effective, uid_t target_real, uid_t target_effective,
                      uid_t target_saved)
{
    int ready[2];
    pid_t target, sender;
    int status;

    make_pipe(ready);
    target = fork();
    if (target == 0) {
        if (setresuid(target_real, target_effective, target_saved) < 0)
            _exit(1);
        tell(ready[1]);
        for (;;)
            pause();
    }
    close(ready[1]);
    if (!await(ready[0]))
        bail_out("the target did not start");
    close(ready[0]);
    sender = fork();
    if (sender == 0) {
        if (setresuid(real, effective, effective) < 0)
            _exit(2);
        _exit(kill(target, 0) == 0 ? 10 : errno == EPERM ? 20 : 3);
    }
    status = wait_for(sender);
    end_child(target);
    return WEXITSTATUS(status) == 10 ? 1 : WEXITSTATUS(status) == 20 ? 0 : -1;
}

int main(void)
{
    need_root();
    is_int(may_signal(1001, 1001, 1001, 1001, 1001), 1, "the same user may");
    is_int(may_signal(1001, 1001, 1002, 1002, 1002), 0, "another user may not");
    is_int(may_signal(1001, 1009, 1001, 1002, 1002), 1, "sender's real = target's real may");
    is_int(may_signal(1001, 1009, 1002, 1002, 1001), 1, "sender's real = target's saved may");
    is_int(may_signal(1009, 1001, 1001, 1002, 1002), 1, "sender's effective = target's real may");
    is_int(may_signal(1009, 1001, 1002, 1002, 1001), 1, "sender's effective = target's saved may");
    is_int(may_signal(1001, 1001, 1002, 1001, 1002), 0,
           "the target's effective uid does not count");
    is_int(may_signal(0, 1001, 0, 0, 0), 1, "root's real uid counts like any other");
    is_int(may_signal(1001, 0, 1002, 1002, 1002), 1, "effective root may signal anybody");
    return done_testing();
}
