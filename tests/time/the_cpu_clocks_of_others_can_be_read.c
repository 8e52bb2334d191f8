/*
 * clock_getcpuclockid(3), pthread_getcpuclockid(3): CPU clocks of other processes and threads; they
 * stand still while those sleep and end with them.
 */
#include "support.h"

static int fds[2];

static void wait_to_end(void)
{
    close(fds[1]);
    await(fds[0]);
}

static void *sleep_in_thread(void *argument)
{
    await(*(int *)argument);
    return NULL;
}

static long long nanoseconds(clockid_t clock)
{
    struct timespec now;

    return clock_gettime(clock, &now) < 0 ? -1 : now.tv_sec * 1000000000LL + now.tv_nsec;
}

int main(void)
{
    clockid_t child_clock, thread_clock, own_clock;
    long long before, end;
    struct timespec value;
    pthread_t thread;
    int go[2];
    pid_t pid;

    make_pipe(fds);
    make_pipe(go);
    pid = start_child(wait_to_end);
    wait_until_asleep(pid);
    is_int(clock_getcpuclockid(pid, &child_clock), 0, "a child has a clock");
    before = nanoseconds(child_clock);
    ok(before > 0, "on which it used some time");
    /* Its state may read as asleep a moment before it leaves the CPU. */
    for (int tries = 0; tries < 5; tries++) {
        before = nanoseconds(child_clock);
        end = nanoseconds(CLOCK_PROCESS_CPUTIME_ID) + 10000000;
        while (nanoseconds(CLOCK_PROCESS_CPUTIME_ID) < end)
            ;
        if (nanoseconds(child_clock) == before)
            break;
    }
    ok(nanoseconds(child_clock) == before, "asleep it uses none while this process works");
    is_int(clock_getres(child_clock, &value), 0, "it has a resolution");
    fails_with(clock_settime(child_clock, &value), EPERM, "but cannot be set");
    close(fds[1]);
    wait_for(pid);
    is_int(clock_gettime(child_clock, &value) < 0 ? errno : 0, EINVAL, "a dead child's is EINVAL");
    is_int(clock_getcpuclockid(pid, &child_clock), ESRCH, "and there is none to ask for");

    is_int(clock_getcpuclockid(0, &own_clock), 0, "this process's own");
    before = nanoseconds(own_clock);
    ok(before > 0 && nanoseconds(CLOCK_PROCESS_CPUTIME_ID) >= before, "is the process clock");
    pthread_create(&thread, NULL, sleep_in_thread, &go[0]);
    is_int(pthread_getcpuclockid(thread, &thread_clock), 0, "a thread has one");
    ok(nanoseconds(thread_clock) >= 0, "which can be read");
    close(go[1]);
    pthread_join(thread, NULL);
    /* join returns when the kernel clears the thread's id, a moment before it is gone. */
    while (clock_gettime(thread_clock, &value) == 0)
        sched_yield();
    fails_with(clock_gettime(thread_clock, &value), EINVAL, "until it ends");
    return done_testing();
}
