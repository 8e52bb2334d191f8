/* TEMP_FAILURE_RETRY(expression): again while it is -1 with EINTR; its last value. */
#include "support.h"

#ifndef TEMP_FAILURE_RETRY /* musl has none */
#define TEMP_FAILURE_RETRY(expression) \
    ({ \
        long value; \
        do \
            value = (long)(expression); \
        while (value == -1 && errno == EINTR); \
        value; \
    })
#endif

static int calls;

static int fail(int times, int error)
{
    errno = ++calls <= times ? EINTR : error;
    return calls <= times || error ? -1 : 42;
}

int main(void)
{
    int status;
    pid_t child;

    is_int(TEMP_FAILURE_RETRY(fail(3, 0)), 42, "the value of the call that was not interrupted");
    is_int(calls, 4, "the fourth");
    calls = 0;
    fails_with(TEMP_FAILURE_RETRY(fail(2, EIO)), EIO, "another error ends it");
    is_int(calls, 3, "at once");
    catch_signal(SIGCHLD, 0);
    child = fork();
    if (child == 0)
        _exit(3);
    is_int(TEMP_FAILURE_RETRY(waitpid(child, &status, 0)), child, "waitpid under SIGCHLD");
    is_exit(status, 3, "gives the status");
    return done_testing();
}
