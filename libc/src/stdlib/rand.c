/* Pseudo-random numbers: a 64-bit linear congruential generator, high bits taken. */
#include "internal/lock.h"

#include <stdint.h>
#include <stdlib.h>

static uint64_t state = 1;
static uint64_t state48 = 0x1234abcd330eull;
static int lock;

static uint64_t step(uint64_t s)
{
    return s * 6364136223846793005ull + 1442695040888963407ull;
}

void srandom(unsigned int seed)
{
    __lock(&lock);
    state = seed;
    __unlock(&lock);
}

long random(void)
{
    long value;

    __lock(&lock);
    state = step(state);
    value = (long)(state >> 33);
    __unlock(&lock);
    return value;
}

void srand(unsigned int seed)
{
    srandom(seed);
}

int rand(void)
{
    return (int)random();
}

int rand_r(unsigned int *seed)
{
    uint64_t s = step(step(*seed));

    *seed = (unsigned int)(s >> 20);
    return (int)(s >> 33);
}

/* The 48-bit generator that POSIX prescribes. */
static uint64_t step48(void)
{
    uint64_t value;

    __lock(&lock);
    state48 = (state48 * 0x5deece66dull + 0xb) & 0xffffffffffffull;
    value = state48;
    __unlock(&lock);
    return value;
}

void srand48(long seed)
{
    state48 = (uint64_t)(uint32_t)seed << 16 | 0x330e;
}

long lrand48(void)
{
    return (long)(step48() >> 17);
}

long mrand48(void)
{
    return (int32_t)(step48() >> 16);
}

double drand48(void)
{
    return (double)step48() / 281474976710656.0;
}
