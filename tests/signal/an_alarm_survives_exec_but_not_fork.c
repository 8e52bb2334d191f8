/*
 * alarm(2): "Alarms created by alarm() are preserved across execve(2) and are not inherited by
 * children created via fork(2)."
 */
#include "support.h"

static void look_in_the_child(void)
{
    _exit(alarm(0) == 0 ? 0 : 1);
}

static void exec_with_an_alarm(void)
{
    alarm(1000);
    execl("/proc/self/exe", "test", "after-exec", NULL);
    _exit(3);
}

int main(int argc, char **argv)
{
    (void)argv;
    if (argc > 1)
        return alarm(0) > 900 ? 0 : 1;
    alarm(1000);
    is_exit(run_child(look_in_the_child), 0, "a forked child has no alarm");
    ok(alarm(0) > 900, "the parent still has its own");
    is_exit(run_child(exec_with_an_alarm), 0, "the alarm is still running after execve");
    return done_testing();
}
