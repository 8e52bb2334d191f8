/*
 * setitimer(2), getitimer(2): the value counts down, the old one is given back, the interval stays;
 * a value of zero disarms; a forked child has no timer, execve keeps it.
 */
#include "support.h"

static void check_child(void)
{
    struct itimerval value;

    getitimer(ITIMER_REAL, &value);
    _exit(value.it_value.tv_sec || value.it_value.tv_usec || value.it_interval.tv_sec ? 1 : 0);
}

int main(int argc, char **argv)
{
    struct itimerval value = { { 7, 500000 }, { 1000, 0 } }, old;
    pid_t pid;

    if (argc > 1) {
        getitimer(ITIMER_REAL, &value);
        return value.it_value.tv_sec > 900 && value.it_interval.tv_sec == 7 ? 0 : 1;
    }
    is_int(setitimer(ITIMER_REAL, &value, &old), 0, "a timer is set");
    ok(!old.it_value.tv_sec && !old.it_value.tv_usec, "there was none");
    is_int(getitimer(ITIMER_REAL, &value), 0, "it can be asked");
    ok(value.it_value.tv_sec == 999 || value.it_value.tv_sec == 1000, "what is left");
    ok(value.it_interval.tv_sec == 7 && value.it_interval.tv_usec == 500000, "and its interval");
    is_exit(run_child(check_child), 0, "a child has none");
    if ((pid = fork()) == 0) {
        setitimer(ITIMER_REAL, &value, NULL);
        execl("/proc/self/exe", argv[0], "look", NULL);
        _exit(9);
    }
    is_exit(wait_for(pid), 0, "execve keeps it");
    is_int(alarm(5000) >= 999, 1, "alarm is the same timer");
    getitimer(ITIMER_REAL, &value);
    ok(value.it_value.tv_sec >= 4999 && value.it_interval.tv_sec == 0, "without an interval");
    value = (struct itimerval){ { 3, 0 }, { 0, 0 } };
    is_int(setitimer(ITIMER_REAL, &value, &old), 0, "a value of zero disarms");
    ok(old.it_value.tv_sec >= 4999, "and gives the old one back");
    is_int(alarm(0), 0, "nothing is left");
    value = (struct itimerval){ { 0, 0 }, { 0, 1000000 } };
    fails_with(setitimer(ITIMER_REAL, &value, NULL), EINVAL, "a million microseconds are EINVAL");
    value = (struct itimerval){ { 0, 0 }, { -1, 0 } };
    fails_with(setitimer(ITIMER_REAL, &value, NULL), EINVAL, "negative seconds too");
    fails_with(setitimer(3, &value, NULL), EINVAL, "an unknown timer too");
    fails_with(getitimer(3, &value), EINVAL, "also to ask for");
    return done_testing();
}
