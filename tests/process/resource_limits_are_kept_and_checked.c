/*
 * getrlimit(2): soft and hard limits; raising the hard one needs privilege; inherited by fork,
 * kept by exec; prlimit.
 */
#include "support.h"

static void look_in_the_child(void)
{
    struct rlimit limit;

    getrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_cur != 100 || limit.rlim_max != 200)
        _exit(1);
    execl("/proc/self/exe", "test", "after-exec", NULL);
    _exit(2);
}

static void raise_without_privilege(void)
{
    struct rlimit limit = { 100, 201 };

    become_user(1001);
    if (setrlimit(RLIMIT_NOFILE, &limit) != -1 || errno != EPERM)
        _exit(2);
    limit = (struct rlimit){ 150, 150 };
    _exit(setrlimit(RLIMIT_NOFILE, &limit) == 0 ? 0 : 3);
}

int main(int argc, char **argv)
{
    struct rlimit limit = { 100, 200 }, old, bad = { 300, 200 };
    int last = 3, fd;

    (void)argv;
    need_root();
    if (argc > 1) {
        getrlimit(RLIMIT_NOFILE, &limit);
        return limit.rlim_cur != 100 || limit.rlim_max != 200;
    }
    is_int(setrlimit(RLIMIT_NOFILE, &limit), 0, "a limit is set");
    is_exit(run_child(look_in_the_child), 0, "inherited by fork and kept by exec");
    is_exit(run_child(raise_without_privilege), 0, "only privilege raises the hard limit");
    fails_with(setrlimit(RLIMIT_NOFILE, &bad), EINVAL, "soft above hard is EINVAL");
    fails_with(setrlimit((__rlimit_resource_t)99, &limit), EINVAL, "an unknown resource is EINVAL");
    fails_with(syscall(SYS_getrlimit, RLIMIT_NOFILE, 8), EFAULT, "a bad pointer is EFAULT");
    is_int(prlimit(0, RLIMIT_CORE, NULL, &old), 0, "prlimit asks");
    limit = (struct rlimit){ 0, old.rlim_max };
    is_int(prlimit(getpid(), RLIMIT_CORE, &limit, NULL), 0, "and sets");
    getrlimit(RLIMIT_CORE, &old);
    is_int(old.rlim_cur, 0, "the new value is there");
    fails_with(prlimit(999999, RLIMIT_CORE, NULL, &old), ESRCH, "of nobody is ESRCH");
    while ((fd = dup(0)) >= 0)
        last = fd;
    is_int(errno, EMFILE, "descriptors end with EMFILE");
    is_int(last, 99, "at the soft limit");
    return done_testing();
}
