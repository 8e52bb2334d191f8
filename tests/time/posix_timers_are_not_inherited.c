/*
 * timer_create(2): "The timers created by timer_create() are not inherited by the child of a
 * fork(2), and are disarmed and deleted during an execve(2)."
 */
#include "support.h"

static timer_t timer;

static void look_in_the_child(void)
{
    struct itimerspec now;

    _exit(timer_gettime(timer, &now) == -1 && errno == EINVAL ? 0 : 1);
}

static void exec_with_a_timer(void)
{
    struct itimerspec hour = { { 0, 0 }, { 3600, 0 } };
    struct sigevent event = { .sigev_notify = SIGEV_NONE };
    char id[16];
    int number;

    if (syscall(SYS_timer_create, CLOCK_MONOTONIC, &event, &number) < 0)
        _exit(2);
    if (syscall(SYS_timer_settime, number, 0, &hour, NULL) < 0)
        _exit(3);
    snprintf(id, sizeof id, "%d", number);
    execl("/proc/self/exe", "test", id, NULL);
    _exit(3);
}

int main(int argc, char **argv)
{
    struct sigevent event = { .sigev_notify = SIGEV_NONE };
    struct itimerspec hour = { { 0, 0 }, { 3600, 0 } }, now;

    if (argc > 1)
        return syscall(SYS_timer_gettime, atoi(argv[1]), &now) == -1 && errno == EINVAL ? 0 : 1;
    is_int(timer_create(CLOCK_MONOTONIC, &event, &timer), 0, "a timer that notifies nobody");
    timer_settime(timer, 0, &hour, NULL);
    timer_gettime(timer, &now);
    ok(now.it_value.tv_sec > 3000 && now.it_value.tv_sec <= 3600, "runs and tells what is left");
    is_exit(run_child(look_in_the_child), 0, "a forked child does not have it");
    is_exit(run_child(exec_with_a_timer), 0, "after execve it is gone");
    return done_testing();
}
