/*
 * Integer and floating-point work interrupted by hundreds of handlers gives the same result as
 * undisturbed.
 */
#include "support.h"

static volatile int runs;

static void compute_in_handler(int signal)
{
    volatile double x = 1.0;

    (void)signal;
    for (int i = 0; i < 20; i++)
        x = x * 1.5 + 0.25;
    runs++;
}

static double compute(uint64_t *hash)
{
    double sum = 0;

    *hash = 1469598103934665603;
    for (int i = 1; i <= 200000; i++) {
        *hash = (*hash ^ i) * 1099511628211;
        sum += 1.0 / i;
    }
    return sum;
}

int main(void)
{
    struct itimerval often = { { 0, 200 }, { 0, 200 } }, off = { { 0, 0 }, { 0, 0 } };
    uint64_t hash, disturbed_hash;
    double sum = compute(&hash), disturbed;
    int different = 0;

    set_simple_action(SIGALRM, compute_in_handler);
    setitimer(ITIMER_REAL, &often, NULL);
    while (runs < 20) {
        disturbed = compute(&disturbed_hash);
        different += disturbed != sum || disturbed_hash != hash;
    }
    setitimer(ITIMER_REAL, &off, NULL);
    is_int(different, 0, "the results are the same");
    return done_testing();
}
