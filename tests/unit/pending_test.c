// link: kernel/signal/pending.c kernel/signal/properties.c
/* Pending sets: order, coalescing by the caller, bare signals, limits, against a model of FIFOs. */
#include "tap.h"

#include <stdlib.h>

#include "signal/pending.h"
#include "signal/properties.h"

static long allocated;
static bool memory_exhausted;

void assert_failed(const char *condition, const char *file, int line)
{
    printf("Bail out! %s:%d: %s\n", file, line, condition);
    exit(1);
}

void *kmalloc(size_t size)
{
    if (memory_exhausted)
        return NULL;
    allocated++;
    return malloc(size);
}

void *kzalloc(size_t size)
{
    void *memory = kmalloc(size);

    return memory ? memset(memory, 0, size) : NULL;
}

void kfree(void *memory)
{
    allocated -= memory != NULL;
    free(memory);
}

static struct pending pending;

static bool queue(int signal, int code, int value)
{
    struct sigqueue *entry = sigqueue_create(1000, UINT64_MAX);

    if (!entry)
        return false;
    memset(&entry->info, 0, sizeof(entry->info));
    entry->info.si_signo = signal;
    entry->info.si_code = code;
    entry->info.si_int = value;
    pending_enqueue(&pending, signal, entry);
    pending_check(&pending);
    return true;
}

static int take(siginfo_t *info)
{
    int signal = pending_next(&pending, 0);

    if (signal)
        pending_dequeue(&pending, signal, info);
    pending_check(&pending);
    return signal;
}

static void test_order(void)
{
    siginfo_t info;

    pending_init(&pending);
    is_int(pending_next(&pending, 0), 0, "an empty set has no next signal");
    queue(40, SI_QUEUE, 1);
    queue(SIGTERM, SI_USER, 2);
    queue(34, SI_QUEUE, 3);
    queue(40, SI_QUEUE, 4);
    queue(SIGHUP, SI_USER, 5);
    is_int(pending_next(&pending, K_SIGMASK(SIGHUP)), SIGTERM, "a blocked signal is passed over");
    is_int(take(&info), SIGHUP, "the lowest number comes first");
    is_int(take(&info), SIGTERM, "then the next one");
    is_int(take(&info), 34, "realtime signals come after the standard ones");
    ok(take(&info) == 40 && info.si_int == 1, "one number's instances come first in first out: 1");
    ok(pending_has(&pending, 40), "with more instances it stays pending");
    ok(take(&info) == 40 && info.si_int == 4, "one number's instances come first in first out: 4");
    is_int(take(&info), 0, "then it is empty");
    is_int(allocated, 0, "all entries are freed");
}

static void test_faults(void)
{
    siginfo_t info;

    pending_init(&pending);
    queue(SIGINT, SI_USER, 0);
    queue(SIGBUS, SI_USER, 0);
    queue(SIGSEGV, SEGV_MAPERR, 0);
    is_int(take(&info), SIGSEGV, "a fault comes before a sent signal of a lower number");
    is_int(take(&info), SIGBUS, "a sent synchronous signal comes before the others");
    is_int(take(&info), SIGINT, "then the others");
}

static void test_bare(void)
{
    siginfo_t info;

    pending_init(&pending);
    memset(&info, 0xff, sizeof(info));
    pending_enqueue(&pending, SIGUSR1, NULL);
    pending_check(&pending);
    ok(take(&info) == SIGUSR1 && info.si_code == SI_USER && info.si_pid == 0,
       "a signal without entry has SI_USER and zeros");
    is_int(take(&info), 0, "it is delivered once");
}

static void test_limit(void)
{
    struct sigqueue *first = sigqueue_create(7, 2), *second = sigqueue_create(7, 2);

    ok(first && second, "a user may have as many entries as the limit says");
    ok(!sigqueue_create(7, 2), "and no more");
    ok(sigqueue_count(7) == 2 && sigqueue_count(8) == 0, "they are counted by user");
    sigqueue_free(first);
    first = sigqueue_create(7, 2);
    ok(first != NULL, "a freed entry can be had again");
    sigqueue_free(first);
    sigqueue_free(second);
    memory_exhausted = true;
    ok(!sigqueue_create(7, 2), "without memory there is no entry");
    memory_exhausted = false;
    ok(allocated == 0 && sigqueue_count(7) == 0, "nothing is left of the user");
}

static void test_discard(void)
{
    pending_init(&pending);
    for (int i = 0; i < 10; i++)
        queue(50, SI_QUEUE, i);
    queue(SIGCONT, SI_USER, 0);
    queue(SIGTSTP, SI_USER, 0);
    pending_discard(&pending, SIGNALS_STOP | K_SIGMASK(50));
    pending_check(&pending);
    ok(pending.set == K_SIGMASK(SIGCONT), "discarding drops every instance of the mask, no others");
    pending_discard(&pending, ~0ull);
    is_int(allocated, 0, "discarding frees the entries");
}

static int taken_calls;

static void timer_taken(struct sigqueue *entry, siginfo_t *info)
{
    taken_calls++;
    info->si_overrun = 3;
    entry->info.si_int++;
}

static void test_owned(void)
{
    struct sigqueue *entry = sigqueue_create(1, UINT64_MAX);
    siginfo_t info;

    pending_init(&pending);
    memset(&entry->info, 0, sizeof(entry->info));
    entry->info.si_signo = SIGALRM;
    entry->taken = timer_taken;
    queue(SIGALRM, SI_USER, 0);
    pending_enqueue(&pending, SIGALRM, entry);
    pending_check(&pending);
    ok(take(&info) == SIGALRM && taken_calls == 0, "another instance comes first");
    ok(take(&info) == SIGALRM && taken_calls == 1 && info.si_overrun == 3,
       "an owner is told when its entry is taken and completes the siginfo");
    ok(!sigqueue_is_queued(entry), "the entry stays the owner's");
    pending_enqueue(&pending, SIGALRM, entry);
    sigqueue_free(entry);
    pending_check(&pending);
    ok(pending.set == 0 && allocated == 0, "freeing a queued entry takes its signal back");
}

/* Random operations against arrays of values. */
static void test_model(void)
{
    static int model[K_NSIG + 1][64], length[K_NSIG + 1];
    bool same = true;
    siginfo_t info;

    pending_init(&pending);
    srand(1);
    for (int step = 0; step < 20000; step++) {
        int signal = K_SIGRTMIN + rand() % 33;

        if (rand() % 2 && length[signal] < 64) {
            queue(signal, SI_QUEUE, step);
            model[signal][length[signal]++] = step;
        } else {
            int expected = 0;

            for (int i = K_NSIG; i >= K_SIGRTMIN; i--)
                expected = length[i] ? i : expected;
            same = same && take(&info) == expected;
            if (expected) {
                same = same && info.si_int == model[expected][0];
                memmove(model[expected], model[expected] + 1,
                        sizeof(int) * (size_t)--length[expected]);
            }
        }
    }
    ok(same, "20,000 random operations agree with the model");
    pending_discard(&pending, ~0ull);
    is_int(allocated, 0, "nothing leaks");
}

static void test_properties(void)
{
    is_int(signal_default(SIGCHLD), DEFAULT_IGNORE, "SIGCHLD is ignored by default");
    is_int(signal_default(SIGTTOU), DEFAULT_STOP, "SIGTTOU stops");
    is_int(signal_default(64), DEFAULT_TERMINATE, "realtime signals terminate");
    is_str(signal_name(SIGSEGV), "SEGV", "SIGSEGV has its name");
    is_str(signal_name(33), "RT1", "33 is RT1");
}

int main(void)
{
    test_order();
    test_faults();
    test_bare();
    test_limit();
    test_discard();
    test_owned();
    test_model();
    test_properties();
    return done_testing();
}
