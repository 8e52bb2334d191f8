/*
 * poll(2), futex(2), clock_nanosleep(2) over a stop: the timeout is the one that was given first,
 * not begun anew.
 */
#include "interrupt.h"

static int word;

static long call_poll(void)
{
    return poll(NULL, 0, 30) == 0 ? 7 : -1;
}

static long call_futex(void)
{
    struct timespec timeout = { 0, 30000000 };

    return syscall(SYS_futex, &word, 0, 0, &timeout, NULL, 0) == -1 && errno == ETIMEDOUT ? 7 : -1;
}

static long call_sleep(void)
{
    struct timespec time = { 0, 30000000 };

    return clock_nanosleep(CLOCK_MONOTONIC, 0, &time, NULL) == 0 ? 7 : -1;
}

/* The result of a call that was stopped and continued without end until it returned. */
static long result_over_stops(long (*call)(void))
{
    pid_t child = start_call(call, 0);
    siginfo_t info;

    for (;;) {
        kill(child, SIGSTOP);
        if (waitid(P_PID, child, &info, WSTOPPED | WEXITED | WNOWAIT) < 0)
            return -1;
        if (info.si_code != CLD_STOPPED)
            break;
        kill(child, SIGCONT);
        while (task_state(child) != 'S' && task_state(child) != 'Z')
            sched_yield();
    }
    end_call(child);
    return call_result;
}

int main(void)
{
    is_int(result_over_stops(call_poll), 7, "poll times out though it is stopped all the time");
    is_int(result_over_stops(call_futex), 7, "so does a futex wait");
    is_int(result_over_stops(call_sleep), 7, "and a sleep ends");
    return done_testing();
}
