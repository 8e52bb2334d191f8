// link: kernel/time/timeout.c
/* The timeout heap against a plain array: order of firing, moving, cancelling, setting while
 * firing. */
#include "time/timeout.h"

#include <stdlib.h>

#include "tap.h"

#define COUNT 200

static struct entry {
    struct timeout timeout;
    bool set;
    ktime_t when;
} entries[COUNT];

static ktime_t now, last_fired;
static int fired, out_of_order, unexpected, again;

void sched_timer_changed(void);
void sched_timer_changed(void)
{
}

void assert_failed(const char *condition, const char *file, int line)
{
    printf("Bail out! %s:%d: %s\n", file, line, condition);
    exit(1);
}

static void fire(struct timeout *timeout)
{
    struct entry *entry = (struct entry *)timeout;

    fired++;
    out_of_order += entry->when < last_fired;
    unexpected += !entry->set || entry->when > now || timeout_is_set(timeout);
    last_fired = entry->when;
    entry->set = false;
    if (again > 0) {
        again--;
        entry->set = true;
        entry->when = now + 1;
        timeout_set(timeout, entry->when);
    }
}

static ktime_t model_next(void)
{
    ktime_t next = KTIME_NEVER;

    for (int i = 0; i < COUNT; i++)
        if (entries[i].set && entries[i].when < next)
            next = entries[i].when;
    return next;
}

static void change_one(void)
{
    struct entry *entry = &entries[rand() % COUNT];

    if (rand() % 4 == 0) {
        timeout_cancel(&entry->timeout);
        entry->set = false;
        return;
    }
    entry->when = now + (ktime_t)(rand() % 1000);
    entry->set = true;
    timeout_set(&entry->timeout, entry->when);
}

int main(void)
{
    int wrong_next = 0, wrong_state = 0;

    srand(1);
    for (int i = 0; i < COUNT; i++)
        timeout_init(&entries[i].timeout, fire);
    ok(timeout_next() == KTIME_NEVER, "an empty heap has no next timeout");
    for (int step = 0; step < 20000; step++) {
        change_one();
        wrong_next += timeout_next() != model_next();
        if (step % 10 == 0) {
            now += (ktime_t)(rand() % 100);
            last_fired = 0;
            again = rand() % 3;
            wrong_next += timeout_run(now) != model_next();
        }
        for (int i = 0; i < COUNT; i++)
            wrong_state += timeout_is_set(&entries[i].timeout) != entries[i].set;
    }
    is_int(wrong_next, 0, "the next timeout is always the earliest");
    is_int(wrong_state, 0, "a timeout is set until it fires or is cancelled");
    is_int(unexpected, 0, "only what is due fires, and is no longer set then");
    is_int(out_of_order, 0, "they fire in order");
    ok(fired > 1000, "and many did");
    return done_testing();
}
