/* Each thread has its own FP registers and control words; switches between threads keep them. */
#include "support.h"

static pthread_barrier_t barrier;

static void *compute(void *argument)
{
    intptr_t number = (intptr_t)argument, wrong = 0;
    unsigned mxcsr = 0x1f80 | (unsigned)number << 13, seen;
    double sum = 0;

    __asm__ volatile("ldmxcsr %0" :: "m"(mxcsr));
    pthread_barrier_wait(&barrier);
    for (int i = 0; i < 2000; i++) {
        sum += (double)number;
        if (i % 20 == 0)
            sched_yield();
        __asm__ volatile("stmxcsr %0" : "=m"(seen));
        wrong += (seen & 0x6000) != (mxcsr & 0x6000);
    }
    return (void *)(wrong + (sum != 2000.0 * number));
}

int main(void)
{
    pthread_t threads[4];
    intptr_t wrong = 0;
    void *result;

    pthread_barrier_init(&barrier, NULL, 4);
    for (intptr_t i = 0; i < 4; i++)
        pthread_create(&threads[i], NULL, compute, (void *)i);
    for (int i = 0; i < 4; i++) {
        pthread_join(threads[i], &result);
        wrong += (intptr_t)result;
    }
    is_int(wrong, 0, "four threads with four rounding modes computed undisturbed");
    return done_testing();
}
