/* sigset_t: exactly the kernel's 64 bits, so that ucontext_t is what the kernel writes. */
#ifndef _BITS_SIGSET_H
#define _BITS_SIGSET_H

typedef struct {
    unsigned long __bits[1];
} sigset_t;

#endif
