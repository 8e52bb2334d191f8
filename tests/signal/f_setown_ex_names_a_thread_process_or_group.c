/*
 * fcntl(2), F_SETOWN_EX: F_OWNER_TID, F_OWNER_PID and F_OWNER_PGRP; the signal for a thread is
 * directed at that thread.
 */
#include "support.h"

#include "threads.h"

static int fds[2];

static int set_owner(int type, int id)
{
    struct f_owner_ex owner = { type, id };

    return fcntl(fds[0], F_SETOWN_EX, &owner);
}

static int owner_is(int type, int id)
{
    struct f_owner_ex owner = { -1, -1 };

    return fcntl(fds[0], F_GETOWN_EX, &owner) == 0 && (int)owner.type == type && owner.pid == id;
}

static void hold(struct worker *self)
{
    worker_pause(self);
    self->result = is_pending(SIGIO);
}

int main(void)
{
    sigset_t set = set_of(SIGIO);
    struct worker worker;

    block_signal(SIGIO);
    make_pipe(fds);
    worker_start(&worker, hold);
    worker_await(&worker);
    fcntl(fds[0], F_SETFL, O_ASYNC);
    is_int(set_owner(F_OWNER_PID, getpid()), 0, "a process");
    ok(owner_is(F_OWNER_PID, getpid()), "F_GETOWN_EX gives it back");
    is_int(set_owner(F_OWNER_PGRP, getpgrp()), 0, "a group");
    ok(owner_is(F_OWNER_PGRP, getpgrp()), "F_GETOWN_EX gives it back");
    ok(fcntl(fds[0], F_GETOWN) == -getpgrp(), "F_GETOWN gives it as a negative number");
    fcntl(fds[0], F_SETOWN, -getpgrp());
    ok(owner_is(F_OWNER_PGRP, getpgrp()), "as F_SETOWN takes it");
    is_int(set_owner(F_OWNER_TID, worker.tid), 0, "a thread");
    ok(owner_is(F_OWNER_TID, worker.tid), "F_GETOWN_EX gives it back");
    tell(fds[1]);
    is_int(take_pending(&set, NULL), -1, "the signal is not for the process");
    worker_end(&worker);
    is_int(worker.result, 1, "but for the thread");

    fails_with(set_owner(3, getpid()), EINVAL, "another type is EINVAL");
    fails_with(set_owner(F_OWNER_PID, INT_MAX), ESRCH, "a process that is not there is ESRCH");
    fails_with(set_owner(F_OWNER_TID, INT_MAX), ESRCH, "so is a thread");
    fails_with(set_owner(F_OWNER_PGRP, INT_MAX), ESRCH, "so is a group");
    fails_with(fcntl(fds[0], F_SETOWN_EX, 8), EFAULT, "a bad pointer is EFAULT");
    fails_with(fcntl(fds[0], F_SETOWN, INT_MIN), EINVAL, "F_SETOWN of INT_MIN is EINVAL");
    is_int(set_owner(F_OWNER_PID, 0), 0, "0 is nobody");
    tell(fds[1]);
    is_int(take_pending(&set, NULL), -1, "who gets nothing");
    return done_testing();
}
