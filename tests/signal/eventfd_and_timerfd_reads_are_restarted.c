/*
 * signal(7): reads of "slow" descriptors are restarted with SA_RESTART: eventfd, timerfd and
 * signalfd.
 */
#include "interrupt.h"
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>

static int event, timer;

static long read_event(void)
{
    uint64_t value = 0;

    return read(event, &value, 8) == 8 ? (long)value : -1;
}

static void add_to_event(void)
{
    uint64_t value = 5;

    if (write(event, &value, 8) != 8)
        bail_out("write failed");
}

static long read_timer(void)
{
    uint64_t value = 0;

    return read(timer, &value, 8) == 8 ? 1 : -1;
}

static void start_timer(void)
{
    struct itimerspec soon = { { 0, 0 }, { 0, 1 } };

    timerfd_settime(timer, 0, &soon, NULL);
}

static long read_signals(void)
{
    sigset_t set = set_of(SIGUSR2);
    struct signalfd_siginfo record;
    int fd;

    block_signal(SIGUSR2);
    fd = signalfd(-1, &set, 0);
    return read(fd, &record, sizeof record) == sizeof record ? 1 : -1;
}

int main(void)
{
    event = eventfd(0, 0);
    timer = timerfd_create(CLOCK_MONOTONIC, 0);
    is_int(interrupted(read_event, 0), EINTR, "an eventfd without SA_RESTART is EINTR");
    is_int(restarted(read_event, SA_RESTART, add_to_event), 5, "with it, it goes on");
    is_int(interrupted(read_timer, 0), EINTR, "a timerfd without SA_RESTART is EINTR");
    is_int(restarted(read_timer, SA_RESTART, start_timer), 1, "with it, it goes on");
    is_int(interrupted(read_signals, 0), EINTR, "a signalfd without SA_RESTART is EINTR");
    return done_testing();
}
