/* A thread about itself: identity, name, once, cleanup handlers. */
#include "internal/lock.h"
#include "internal/syscall.h"
#include "internal/thread.h"

#include <abi/prctl.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

pthread_t pthread_self(void)
{
    return __self();
}

int pthread_equal(pthread_t a, pthread_t b)
{
    return a == b;
}

pid_t pthread_gettid_np(pthread_t thread)
{
    return thread->tid;
}

int pthread_yield(void)
{
    RAW(sched_yield);
    return 0;
}

int pthread_getcpuclockid(pthread_t thread, clockid_t *clock)
{
    *clock = (clockid_t)(~(unsigned int)thread->tid << 3 | CPUCLOCK_PERTHREAD | CPUCLOCK_SCHED);
    return 0;
}

int pthread_setname_np(pthread_t thread, const char *name)
{
    char path[64];
    size_t len = strlen(name);
    int err = 0;
    int fd;

    if (len >= TASK_COMM_LEN)
        return ERANGE;
    if (thread == __self())
        return (int)-RAW(prctl, PR_SET_NAME, name, 0, 0, 0);
    snprintf(path, sizeof path, "/proc/self/task/%d/comm", thread->tid);
    fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0 || write(fd, name, len) < 0)
        err = errno;
    if (fd >= 0)
        close(fd);
    return err;
}

int pthread_getname_np(pthread_t thread, char *name, size_t size)
{
    char path[64];
    ssize_t len;
    int err = 0;
    int fd;

    if (size < TASK_COMM_LEN)
        return ERANGE;
    if (thread == __self())
        return (int)-RAW(prctl, PR_GET_NAME, name, 0, 0, 0);
    snprintf(path, sizeof path, "/proc/self/task/%d/comm", thread->tid);
    fd = open(path, O_RDONLY | O_CLOEXEC);
    len = fd < 0 ? -1 : read(fd, name, size);
    if (len <= 0)
        err = errno;
    else
        name[len - 1] = '\0'; /* in place of the newline */
    if (fd >= 0)
        close(fd);
    return err;
}

enum { ONCE_NEW, ONCE_RUNNING, ONCE_WAITED, ONCE_DONE };

int pthread_once(pthread_once_t *once, void (*fn)(void))
{
    int seen = ONCE_NEW;

    if (__atomic_compare_exchange_n(once, &seen, ONCE_RUNNING, 0, __ATOMIC_ACQUIRE,
                                    __ATOMIC_ACQUIRE)) {
        fn();
        if (__atomic_exchange_n(once, ONCE_DONE, __ATOMIC_RELEASE) == ONCE_WAITED)
            __futex_wake(once, 0x7fffffff);
        return 0;
    }
    while (seen != ONCE_DONE) {
        if (seen == ONCE_WAITED || __atomic_compare_exchange_n(once, &seen, ONCE_WAITED, 0,
                                                               __ATOMIC_ACQUIRE, __ATOMIC_ACQUIRE))
            __futex_wait(once, ONCE_WAITED, CLOCK_MONOTONIC, NULL);
        seen = __atomic_load_n(once, __ATOMIC_ACQUIRE);
    }
    return 0;
}

void __pthread_cleanup_push(struct __pthread_cleanup *entry)
{
    struct __pthread *self = __self();

    entry->next = self->cleanup;
    self->cleanup = entry;
}

void __pthread_cleanup_pop(struct __pthread_cleanup *entry, int run)
{
    __self()->cleanup = entry->next;
    if (run)
        entry->routine(entry->arg);
}
