/*
 * poll(2), select(2), epoll_wait(2), nanosleep(2), sigtimedwait(2), futex(2): a timeout is a lower
 * bound by CLOCK_MONOTONIC, whatever the clock's tick.
 */
#include "support.h"
#include <linux/futex.h>
#include <sys/epoll.h>
#include <sys/select.h>

static int word;

static long long now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

/* Waits for 3 ms in the way with this number. */
static void wait_by(int way)
{
    struct timespec three = { 0, 3000000 };
    struct timeval three_more = { 0, 3000 };
    sigset_t set = set_of(SIGUSR1);
    struct epoll_event event;
    int ep;

    switch (way) {
    case 0: poll(NULL, 0, 3); break;
    case 1: ppoll(NULL, 0, &three, NULL); break;
    case 2: select(0, NULL, NULL, NULL, &three_more); break;
    case 3: pselect(0, NULL, NULL, NULL, &three, NULL); break;
    case 4:
        ep = epoll_create1(0);
        epoll_wait(ep, &event, 1, 3);
        close(ep);
        break;
    case 5: nanosleep(&three, NULL); break;
    case 6: clock_nanosleep(CLOCK_REALTIME, 0, &three, NULL); break;
    case 7: sigtimedwait(&set, NULL, &three); break;
    case 8: syscall(SYS_futex, &word, FUTEX_WAIT, 0, &three, NULL, 0); break;
    }
}

int main(void)
{
    static const char *names[] = { "poll", "ppoll", "select", "pselect", "epoll_wait", "nanosleep",
                                   "clock_nanosleep", "sigtimedwait", "futex" };

    block_signal(SIGUSR1);
    for (int way = 0; way < 9; way++) {
        int early = 0;
        for (int i = 0; i < 3; i++) {
            long long start = now();
            wait_by(way);
            early += now() - start < 3000000;
        }
        is_int(early, 0, "%s does not end early", names[way]);
    }
    return done_testing();
}
