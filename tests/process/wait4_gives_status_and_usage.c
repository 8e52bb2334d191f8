/* wait4(2): the child's status and its resource usage. */
#include "support.h"

int main(void)
{
    struct rusage usage;
    int status = -1;
    pid_t child = fork();

    if (child == 0) {
        volatile unsigned n = 0;

        while (clock() < CLOCKS_PER_SEC / 100)
            n++;
        _exit(3);
    }
    memset(&usage, 0, sizeof usage);
    ok(wait4(child, &status, 0, &usage) == child, "wait4 gives the pid");
    is_exit(status, 3, "and the status");
    ok(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec + usage.ru_utime.tv_sec > 0,
       "and the time that it used");
    fails_with(wait4(child, &status, 0, NULL), ECHILD, "a child can be waited for once");
    is_int(syscall(SYS_wait4, -1, NULL, 0, NULL) == -1 ? errno : 0, ECHILD, "no child is ECHILD");
    return done_testing();
}
