/*
 * select(2): three sets, changed in place; timeouts; EBADF for a closed descriptor, EINVAL for a
 * negative count.
 */
#include "support.h"
#include <sys/select.h>

int main(void)
{
    struct timeval zero = { 0, 0 }, soon = { 0, 1000 };
    fd_set in, out, except;
    int fds[2];

    make_pipe(fds);
    FD_ZERO(&in);
    FD_ZERO(&out);
    FD_ZERO(&except);
    FD_SET(fds[0], &in);
    FD_SET(fds[1], &out);
    FD_SET(fds[0], &except);
    is_int(select(fds[1] + 1, &in, &out, &except, NULL), 1, "one of an empty pipe's ends is ready");
    ok(!FD_ISSET(fds[0], &in) && FD_ISSET(fds[1], &out), "the one for writing");
    ok(!FD_ISSET(fds[0], &except), "nothing is exceptional");
    FD_SET(fds[0], &in);
    is_int(select(fds[0] + 1, &in, NULL, NULL, &zero), 0, "a timeout of 0");
    ok(!FD_ISSET(fds[0], &in), "clears the set");
    tell(fds[1]);
    FD_SET(fds[0], &in);
    FD_SET(fds[1], &out);
    is_int(select(fds[1] + 1, &in, &out, NULL, NULL), 2, "with a byte both are ready");
    ok(FD_ISSET(fds[0], &in) && FD_ISSET(fds[1], &out), "and in their sets");
    is_int(select(0, NULL, NULL, NULL, &soon), 0, "no descriptors time out");
    is_int(soon.tv_sec + soon.tv_usec, 0, "on Linux the rest of the time is 0 then");
    FD_ZERO(&in);
    FD_SET(60, &in); /* those from 64 on are not looked at in a table that never grew */
    fails_with(select(61, &in, NULL, NULL, &zero), EBADF, "a closed descriptor is EBADF");
    fails_with(select(-1, NULL, NULL, NULL, &zero), EINVAL, "a negative count is EINVAL");
    soon.tv_sec = -1;
    fails_with(select(0, NULL, NULL, NULL, &soon), EINVAL, "a negative time is EINVAL");
    return done_testing();
}
