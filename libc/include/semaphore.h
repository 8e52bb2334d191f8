/* semaphore.h — semaphores without names. */
#ifndef _SEMAPHORE_H
#define _SEMAPHORE_H

#include <abi/time.h>

typedef struct {
    int __value;
    int __waiters;
} sem_t;

#define SEM_FAILED ((sem_t *)0)

int sem_init(sem_t *, int, unsigned int);
int sem_destroy(sem_t *);
int sem_getvalue(sem_t *restrict, int *restrict);
int sem_post(sem_t *);
int sem_timedwait(sem_t *restrict, const struct timespec *restrict);
int sem_trywait(sem_t *);
int sem_wait(sem_t *);

#endif
