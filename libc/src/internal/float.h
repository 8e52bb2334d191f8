/* internal/float.h — the x87 extended format, taken apart and put together. */
#ifndef INTERNAL_FLOAT_H
#define INTERNAL_FLOAT_H

#include <stdint.h>

union long_double_bits {
    long double value;
    struct {
        uint64_t mantissa; /* with the leading bit */
        uint16_t sign_exponent;
    };
};

#define LD_BIAS    16383
#define LD_EXP_MAX 0x7fff

/* 2^n for -16445 <= n <= 16383. */
static inline long double __power_of_two(int n)
{
    union long_double_bits bits = { .mantissa = 0 };

    if (n >= -16382) {
        bits.mantissa = 1ull << 63;
        bits.sign_exponent = (uint16_t)(n + LD_BIAS);
    } else {
        bits.mantissa = 1ull << (n + 16445);
    }
    return bits.value;
}

#endif
