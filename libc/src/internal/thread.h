/*
 * internal/thread.h — the thread control block, which fs points to.
 *
 * x86-64 psABI, TLS variant II: the program's TLS block lies right below it, and the first word
 * points to itself. Words at 0x28 and 0x30 have fixed meanings to the compiler.
 */
#ifndef INTERNAL_THREAD_H
#define INTERNAL_THREAD_H

#include <abi/futex.h>
#include <abi/types.h>
#include <limits.h>
#include <pthread.h>

enum thread_state {
    THREAD_JOINABLE,
    THREAD_DETACHED,
    THREAD_EXITED, /* its end frees nothing: a joiner does */
};

struct __pthread {
    struct __pthread *self;
    void *dtv;
    void *private_[3];
    uintptr_t canary;        /* 0x28: -fstack-protector */
    uintptr_t pointer_guard; /* 0x30 */

    int tid; /* the kernel clears it and wakes its futex when the thread is gone */
    int errno_value;
    int state; /* enum thread_state, changed by compare and swap */
    void *map; /* stack, TLS and this block; NULL for the first thread */
    size_t map_size;
    void *(*start)(void *);
    void *arg;
    void *result;
    sigset_t start_mask;
    struct __pthread_cleanup *cleanup;
    void *specific[PTHREAD_KEYS_MAX];
    struct robust_list_head robust;
    struct __pthread *next; /* ring of the threads that were created, see pthread/create.c */
    struct __pthread *prev;
};
_Static_assert(offsetof(struct __pthread, canary) == 0x28, "canary");

static inline struct __pthread *__self(void)
{
    struct __pthread *self;

    __asm__("mov %%fs:0, %0" : "=r"(self));
    return self;
}

/* The program's TLS image: how many bytes a thread's block needs, and its set-up. */
size_t __tls_size(void);
struct __pthread *__tls_init(void *block);

/* The number of threads; the process ends with the last. */
extern int __thread_count;
/* Run the destructors of pthread_setspecific values; weak where no key was ever made. */
void __run_key_destructors(struct __pthread *self);

#endif
