/* signal(7): poll(2), ppoll(2) fail with EINTR regardless of SA_RESTART; but go on after a stop. */
#include "interrupt.h"

static int fds[2];
static int timeout = -1;

static long call(void)
{
    struct pollfd entry = { .fd = fds[0], .events = POLLIN };

    return poll(&entry, 1, timeout);
}

static long call_ppoll(void)
{
    struct pollfd entry = { .fd = fds[0], .events = POLLIN };
    struct timespec hour = { 3600, 0 };

    return ppoll(&entry, 1, timeout < 0 ? NULL : &hour, NULL);
}

/* What an interrupted poll leaves in revents, which had all bits set. */
static long call_for_revents(void)
{
    struct pollfd entry = { .fd = fds[0], .events = POLLIN, .revents = -1 };

    return poll(&entry, 1, -1) == -1 && errno == EINTR ? entry.revents : -2;
}

static void finish(void)
{
    tell(fds[1]);
}

int main(void)
{
    make_pipe(fds);
    is_int(interrupted(call, 0), EINTR, "poll fails with EINTR");
    is_int(interrupted(call, SA_RESTART), EINTR, "with SA_RESTART too");
    is_int(interrupted(call_ppoll, SA_RESTART), EINTR, "so does ppoll");
    interrupted(call_for_revents, 0);
    is_int(call_result, 0, "no event is reported then");
    is_int(sleeps_on_after_stop(call, finish), 1, "poll goes on after a stop");
    is_int(call_result, 1, "and gives its result");
    await(fds[0]);
    timeout = 3600 * 1000;
    is_int(interrupted(call, SA_RESTART), EINTR, "poll with a timeout fails with EINTR");
    is_int(sleeps_on_after_stop(call, finish), 1, "and goes on after a stop");
    is_int(call_result, 1, "and gives its result");
    await(fds[0]);
    is_int(sleeps_on_after_stop(call_ppoll, finish), 1,
           "ppoll with a timeout goes on after a stop");
    return done_testing();
}
