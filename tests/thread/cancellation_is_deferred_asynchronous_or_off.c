/*
 * pthread_cancel(3), pthread_setcancelstate(3), pthread_cleanup_push(3): disabled, a request waits;
 * deferred, it acts at the next cancellation point; asynchronous, at once. Clean-up handlers run
 * in the opposite order, then the destructors of thread-specific data.
 */
#include "support.h"

static volatile int stage, spins, order[8], steps;
static int gate[2];
static pthread_key_t key;

static void note(void *number)
{
    order[steps++] = (int)(intptr_t)number;
}

static void *deferred(void *unused)
{
    int old;

    pthread_setspecific(key, (void *)3);
    pthread_cleanup_push(note, (void *)2);
    pthread_cleanup_push(note, (void *)1);
    pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &old);
    tell(gate[1]);
    while (!spins)
        ;
    pthread_testcancel();
    stage = old == PTHREAD_CANCEL_ENABLE ? 1 : -1;
    pthread_setcancelstate(PTHREAD_CANCEL_ENABLE, NULL);
    stage = 2;
    pthread_testcancel();
    stage = 3;
    pthread_cleanup_pop(0);
    pthread_cleanup_pop(0);
    return unused;
}

static void *asynchronous(void *unused)
{
    int old;

    pthread_setcanceltype(PTHREAD_CANCEL_ASYNCHRONOUS, &old);
    stage = old == PTHREAD_CANCEL_DEFERRED ? 4 : -1;
    tell(gate[1]);
    for (;;)
        spins++;
    return unused;
}

static void *cancels_itself(void *unused)
{
    pthread_cancel(pthread_self());
    stage = 5;
    pthread_testcancel();
    stage = 6;
    return unused;
}

static void *end_at_once(void *unused)
{
    return unused;
}

static void *end_by_exit(void *unused)
{
    pthread_cleanup_push(note, (void *)7);
    pthread_exit((void *)8);
    pthread_cleanup_pop(0);
    return unused;
}

int main(void)
{
    pthread_t thread;
    void *result;

    make_pipe(gate);
    pthread_key_create(&key, note);
    pthread_create(&thread, NULL, deferred, NULL);
    await(gate[0]);
    pthread_cancel(thread);
    spins = 1;
    pthread_join(thread, &result);
    ok(result == PTHREAD_CANCELED, "a deferred request ends the thread");
    is_int(stage, 2, "not while disabled, nor between cancellation points, but at the next");
    ok(steps == 3 && order[0] == 1 && order[1] == 2, "the last clean-up handler ran first");
    is_int(order[2], 3, "then the destructor of thread-specific data");
    spins = 0;
    pthread_create(&thread, NULL, asynchronous, NULL);
    await(gate[0]);
    pthread_cancel(thread);
    pthread_join(thread, &result);
    ok(result == PTHREAD_CANCELED && stage == 4, "an asynchronous one at any instruction");
    pthread_create(&thread, NULL, cancels_itself, NULL);
    pthread_join(thread, &result);
    ok(result == PTHREAD_CANCELED && stage == 5, "a thread may cancel itself");
    steps = 0;
    pthread_create(&thread, NULL, end_by_exit, NULL);
    pthread_join(thread, &result);
    ok(result == (void *)8 && order[0] == 7, "pthread_exit runs clean-up handlers, too");
    pthread_create(&thread, NULL, end_at_once, NULL);
    while (atoi(status_field(getpid(), "Threads")) > 1)
        sched_yield();
    is_int(pthread_cancel(thread), 0, "a thread that has ended but is not joined can be cancelled");
    pthread_join(thread, &result);
    ok(result == NULL, "without effect");
    return done_testing();
}
