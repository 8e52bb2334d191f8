/*
 * Timeouts: a function called at a point of CLOCK_MONOTONIC, from the timer interrupt with the
 * kernel lock held. Kept in a heap; setting and cancelling cost O(log n).
 */
#ifndef KERNEL_TIME_TIMEOUT_H
#define KERNEL_TIME_TIMEOUT_H

#include "lib/types.h"

struct timeout {
    ktime_t when;
    void (*fire)(struct timeout *timeout);   /* may set it again */
    struct timeout *child, *next, *previous; /* pairing heap; previous is NULL when not set */
};

void timeout_init(struct timeout *timeout, void (*fire)(struct timeout *));
void timeout_set(struct timeout *timeout, ktime_t when); /* moves it if it is set */
void timeout_cancel(struct timeout *timeout);            /* nothing if it is not set */
bool timeout_is_set(const struct timeout *timeout);

/* Fires all that are due. Returns when the next one is (KTIME_NEVER for none). */
ktime_t timeout_run(ktime_t now);
ktime_t timeout_next(void);

#endif
