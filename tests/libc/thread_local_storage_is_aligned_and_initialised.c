/* psABI, thread-local storage: large, aligned, initialised and zero variables in every thread. */
#include <tap.h>

#include <pthread.h>
#include <stdint.h>

static __thread int first = 11;
static __thread char aligned[100] __attribute__((aligned(256))) = "aligned";
static __thread long zero[500];
static __thread double last = 2.5;

static int good(void)
{
    int sum = 0;

    for (int i = 0; i < 500; i++)
        sum += zero[i] != 0;
    return first == 11 && !strcmp(aligned, "aligned") && (uintptr_t)aligned % 256 == 0 &&
           sum == 0 && last == 2.5;
}

static void spoil(void)
{
    first = 0;
    memset(aligned, 'x', sizeof aligned);
    memset(zero, 1, sizeof zero);
    last = 0;
}

static void *thread(void *arg)
{
    int was_good = good();

    spoil();
    return was_good ? arg : NULL;
}

int main(void)
{
    pthread_t id;
    void *result;
    int wrong = 0;

    ok(good(), "in the first thread");
    spoil();
    for (int i = 0; i < 20; i++) {
        if (pthread_create(&id, NULL, thread, &wrong))
            bail_out("pthread_create");
        pthread_join(id, &result);
        wrong += result != &wrong;
    }
    is_int(wrong, 0, "in twenty others");
    return done_testing();
}
