/*
 * signal(7): waits for signals, multiplexing and sleeping are "never restarted after being
 * interrupted by a signal handler, regardless of the use of SA_RESTART". A stop and continuation
 * ends only epoll_wait and its kin, sigtimedwait and sigwaitinfo; the others go on.
 *
 * A call without `finish` cannot end by itself: it is enough that it sleeps again.
 */
#include "outcome.h"
#include <linux/futex.h>
#include <sys/epoll.h>
#include <sys/select.h>

static int fds[2] = { -1, -1 };
static const struct timespec hour = { 3600, 0 };

static void make_empty(void)
{
    close(fds[0]);
    close(fds[1]);
    make_pipe(fds);
}

static void fill(void)
{
    tell(fds[1]);
}

/* ---- multiplexing ---------------------------------------------------------------------------- */

static long call_poll(void)
{
    struct pollfd item = { fds[0], POLLIN, 0 };

    return poll(&item, 1, -1) == 1 && item.revents == POLLIN ? 1 : -1;
}

static long call_poll_hour(void)
{
    struct pollfd item = { fds[0], POLLIN, 0 };

    return poll(&item, 1, 3600000) == 1 ? 1 : -1;
}

static long call_ppoll(void)
{
    struct pollfd item = { fds[0], POLLIN, 0 };

    return ppoll(&item, 1, NULL, NULL) == 1 ? 1 : -1;
}

static long call_ppoll_hour(void)
{
    struct pollfd item = { fds[0], POLLIN, 0 };

    return ppoll(&item, 1, &hour, NULL) == 1 ? 1 : -1;
}

static long call_select(void)
{
    fd_set set;

    FD_ZERO(&set);
    FD_SET(fds[0], &set);
    return select(fds[0] + 1, &set, NULL, NULL, NULL) == 1 && FD_ISSET(fds[0], &set) ? 1 : -1;
}

static long call_select_hour(void)
{
    struct timeval limit = { 3600, 0 };
    fd_set set;

    FD_ZERO(&set);
    FD_SET(fds[0], &set);
    return select(fds[0] + 1, &set, NULL, NULL, &limit) == 1 ? 1 : -1;
}

static long call_pselect(void)
{
    fd_set set;

    FD_ZERO(&set);
    FD_SET(fds[0], &set);
    return pselect(fds[0] + 1, &set, NULL, NULL, &hour, NULL) == 1 ? 1 : -1;
}

static int watch(void)
{
    struct epoll_event event = { EPOLLIN, { .fd = 0 } };
    int fd = epoll_create1(0);

    epoll_ctl(fd, EPOLL_CTL_ADD, fds[0], &event);
    return fd;
}

static long call_epoll_wait(void)
{
    struct epoll_event event;

    return epoll_wait(watch(), &event, 1, -1) == 1 ? 1 : -1;
}

static long call_epoll_pwait(void)
{
    struct epoll_event event;
    sigset_t none;

    sigemptyset(&none);
    return epoll_pwait(watch(), &event, 1, 3600000, &none) == 1 ? 1 : -1;
}

static long call_epoll_pwait2(void)
{
    struct epoll_event event;

    return syscall(SYS_epoll_pwait2, watch(), &event, 1, &hour, NULL, 8) == 1 ? 1 : -1;
}

/* ---- waiting for signals --------------------------------------------------------------------- */

static long call_pause(void)
{
    return pause();
}

static long call_sigsuspend(void)
{
    sigset_t none;

    sigemptyset(&none);
    return sigsuspend(&none);
}

static long call_sigwaitinfo(void)
{
    sigset_t set = set_of(SIGTERM);

    block_signal(SIGTERM);
    return sigwaitinfo(&set, NULL);
}

static long call_sigtimedwait(void)
{
    sigset_t set = set_of(SIGTERM);

    block_signal(SIGTERM);
    return sigtimedwait(&set, NULL, &hour);
}

/* ---- sleeping -------------------------------------------------------------------------------- */

static long call_nanosleep(void)
{
    return nanosleep(&hour, NULL);
}

static long sleep_on(clockid_t clock, int flags)
{
    struct timespec time = hour;

    if (flags & TIMER_ABSTIME) {
        clock_gettime(clock, &time);
        time.tv_sec += 3600;
    }
    errno = clock_nanosleep(clock, flags, &time, NULL);
    return errno ? -1 : 0;
}

static long call_sleep_relative(void)
{
    return sleep_on(CLOCK_MONOTONIC, 0);
}

static long call_sleep_absolute(void)
{
    return sleep_on(CLOCK_MONOTONIC, TIMER_ABSTIME);
}

static long call_sleep_real(void)
{
    return sleep_on(CLOCK_REALTIME, TIMER_ABSTIME);
}

static long call_usleep(void)
{
    return usleep(3600000000u);
}

/* ---- futex with a timeout: not in signal(7), but never restarted --------------------------- */

static int *word;

static void prepare_word(void)
{
    *word = 0;
}

static void wake_futex(void)
{
    *word = 1;
    syscall(SYS_futex, word, FUTEX_WAKE, 1, NULL, NULL, 0);
}

static long call_futex(void)
{
    return syscall(SYS_futex, word, FUTEX_WAIT, 0, &hour, NULL, 0) == 0 ? 1 : -1;
}

static long call_futex_bitset(void)
{
    struct timespec end;

    clock_gettime(CLOCK_MONOTONIC, &end);
    end.tv_sec += 3600;
    return syscall(SYS_futex, word, FUTEX_WAIT_BITSET, 0, &end, NULL, 1) == 0 ? 1 : -1;
}

static const struct blocking_call go_on[] = {
    { "poll", make_empty, call_poll, fill },
    { "poll for an hour", make_empty, call_poll_hour, fill },
    { "ppoll", make_empty, call_ppoll, fill },
    { "ppoll for an hour", make_empty, call_ppoll_hour, fill },
    { "select", make_empty, call_select, fill },
    { "select for an hour", make_empty, call_select_hour, fill },
    { "pselect for an hour", make_empty, call_pselect, fill },
    { "pause", NULL, call_pause, NULL },
    { "sigsuspend", NULL, call_sigsuspend, NULL },
    { "nanosleep", NULL, call_nanosleep, NULL },
    { "clock_nanosleep for an hour", NULL, call_sleep_relative, NULL },
    { "clock_nanosleep until a time", NULL, call_sleep_absolute, NULL },
    { "clock_nanosleep until a real time", NULL, call_sleep_real, NULL },
    { "usleep", NULL, call_usleep, NULL },
    { "FUTEX_WAIT for an hour", prepare_word, call_futex, wake_futex },
    { "FUTEX_WAIT_BITSET until a time", prepare_word, call_futex_bitset, wake_futex },
};

static const struct blocking_call end_at_stop[] = {
    { "epoll_wait", make_empty, call_epoll_wait, fill },
    { "epoll_pwait for an hour", make_empty, call_epoll_pwait, fill },
    { "epoll_pwait2 for an hour", make_empty, call_epoll_pwait2, fill },
    { "sigwaitinfo", NULL, call_sigwaitinfo, NULL },
    { "sigtimedwait for an hour", NULL, call_sigtimedwait, NULL },
};

int main(void)
{
    word = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    for (unsigned i = 0; i < COUNT_OF(go_on); i++)
        is_never_restarted(&go_on[i], 1);
    for (unsigned i = 0; i < COUNT_OF(end_at_stop); i++)
        is_never_restarted(&end_at_stop[i], 0);
    return done_testing();
}
