/* The types that <pthread.h>, <signal.h> and <sys/types.h> share. */
#ifndef _BITS_PTHREAD_TYPES_H
#define _BITS_PTHREAD_TYPES_H

#include <stddef.h>

typedef struct __pthread *pthread_t;
typedef unsigned int pthread_key_t;
typedef int pthread_once_t;
typedef int pthread_spinlock_t;

typedef struct {
    size_t __stack_size;
    size_t __guard_size;
    void *__stack;
    int __detached;
} pthread_attr_t;

typedef struct {
    int __lock; /* 0 free, 1 held, 2 held and perhaps waited for */
    int __type;
    int __owner; /* tid, for the recursive and error-checking types */
    unsigned int __count;
} pthread_mutex_t;

typedef struct {
    int __type;
    int __pshared;
} pthread_mutexattr_t;

typedef struct {
    unsigned int __seq;
    int __clock;
} pthread_cond_t;

typedef struct {
    int __clock;
    int __pshared;
} pthread_condattr_t;

typedef struct {
    int __state; /* -1: a writer; otherwise the number of readers */
    unsigned int __seq;
    int __writers_waiting;
} pthread_rwlock_t;

typedef struct {
    int __pshared;
} pthread_rwlockattr_t;

typedef struct {
    unsigned int __limit;
    unsigned int __arrived;
    unsigned int __round;
} pthread_barrier_t;

typedef struct {
    int __pshared;
} pthread_barrierattr_t;

#endif
