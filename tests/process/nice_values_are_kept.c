/*
 * nice(2), getpriority(2), setpriority(2): -20 to 19; lowering needs privilege; inherited by fork.
 */
#include "support.h"

static void look_in_the_child(void)
{
    _exit(getpriority(PRIO_PROCESS, 0) == 5 ? 0 : 1);
}

static void lower_without_privilege(void)
{
    struct rlimit none = { 0, 0 };

    setrlimit(RLIMIT_NICE, &none);
    become_user(1001);
    if (setpriority(PRIO_PROCESS, 0, 0) != -1 || errno != EACCES)
        _exit(2);
}

int main(void)
{
    need_root();
    errno = 0;
    is_int(getpriority(PRIO_PROCESS, 0), 0, "the nice value is 0 at first");
    is_int(setpriority(PRIO_PROCESS, 0, 5), 0, "it is set to 5");
    is_int(getpriority(PRIO_PROCESS, getpid()), 5, "and is 5");
    is_exit(run_child(look_in_the_child), 0, "a child inherits it");
    is_exit(run_child(lower_without_privilege), 0, "an ordinary user cannot lower it: EACCES");
    is_int(nice(3), 8, "nice adds");
    setpriority(PRIO_PROCESS, 0, 100);
    is_int(getpriority(PRIO_PROCESS, 0), 19, "a larger value is 19");
    fails_with(setpriority(9, 0, 0), EINVAL, "an unknown which is EINVAL");
    errno = 0;
    fails_with(getpriority(PRIO_PROCESS, 999999), ESRCH, "of nobody is ESRCH");
    return done_testing();
}
