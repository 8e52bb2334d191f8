/*
 * timer.c — POSIX timers. The kernel knows signals only: for SIGEV_THREAD a thread of ours waits
 * for the timer's signal (a number kept for the library) and calls the function.
 */
#include "internal/lock.h"
#include "internal/syscall.h"
#include "internal/thread.h"
#include "signal/internal.h"

#include <errno.h>
#include <semaphore.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

struct helper {
    struct helper *next;
    timer_t timer;
    pid_t tid;
    sem_t ready; /* the helper runs; then: the timer is made, or could not be */
    sem_t go;
    int failed;
    void (*fn)(union sigval);
    union sigval value;
};

static struct helper *helpers;
static int lock;

/* Runs with all signals blocked: it takes SIGTIMER by waiting for it. */
static void *helper_main(void *arg)
{
    struct helper *helper = arg;
    k_sigset_t mine = K_SIGMASK(SIGTIMER);
    k_sigset_t all = ~K_SIGMASK(SIGSETID);
    siginfo_t info;

    RAW(rt_sigprocmask, SIG_BLOCK, &all, 0, KERNEL_SIGSET_SIZE);
    helper->tid = (pid_t)RAW(gettid);
    sem_post(&helper->ready);
    while (sem_wait(&helper->go) < 0)
        continue;
    while (!helper->failed) {
        if (RAW(rt_sigtimedwait, &mine, &info, 0, KERNEL_SIGSET_SIZE) != SIGTIMER)
            continue;
        if (info.si_code != SI_TIMER)
            break; /* timer_delete */
        helper->fn(helper->value);
    }
    free(helper);
    return NULL;
}

static int create_with_thread(clockid_t clock, const struct sigevent *event, timer_t *out)
{
    struct helper *helper = calloc(1, sizeof *helper);
    struct k_sigevent k = { .sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGTIMER };
    pthread_attr_t attr;
    pthread_t thread;
    k_timer_t id;
    long ret;

    if (!helper)
        return -1;
    helper->fn = event->sigev_notify_function;
    helper->value = event->sigev_value;
    pthread_attr_init(&attr);
    if (event->sigev_notify_attributes)
        attr = *event->sigev_notify_attributes;
    attr.__detached = 1;
    errno = pthread_create(&thread, &attr, helper_main, helper);
    if (errno) {
        free(helper);
        return -1;
    }
    while (sem_wait(&helper->ready) < 0)
        continue;
    k.sigev_tid = helper->tid;
    ret = SYSCALL(timer_create, clock, &k, &id);
    if (ret == 0) {
        helper->timer = *out = id;
        __lock(&lock);
        helper->next = helpers;
        helpers = helper;
        __unlock(&lock);
    }
    helper->failed = ret < 0;
    sem_post(&helper->go);
    return (int)ret;
}

int timer_create(clockid_t clock, struct sigevent *restrict event, timer_t *restrict out)
{
    struct k_sigevent k;

    if (event && event->sigev_notify == SIGEV_THREAD)
        return create_with_thread(clock, event, out);
    if (event) {
        k.sigev_value = event->sigev_value;
        k.sigev_signo = event->sigev_signo;
        k.sigev_notify = event->sigev_notify;
        k.sigev_tid = event->sigev_notify_thread_id;
    }
    return (int)SYSCALL(timer_create, clock, event ? &k : 0, out);
}

static pid_t forget_helper(timer_t timer)
{
    pid_t tid = 0;

    __lock(&lock);
    for (struct helper **at = &helpers; *at; at = &(*at)->next) {
        if ((*at)->timer == timer) {
            tid = (*at)->tid;
            *at = (*at)->next;
            break;
        }
    }
    __unlock(&lock);
    return tid;
}

int timer_delete(timer_t timer)
{
    pid_t helper = forget_helper(timer);
    long ret = SYSCALL(timer_delete, timer);

    if (helper)
        RAW(tgkill, RAW(getpid), helper, SIGTIMER);
    return (int)ret;
}

int timer_settime(timer_t timer, int flags, const struct itimerspec *restrict value,
                  struct itimerspec *restrict old)
{
    return (int)SYSCALL(timer_settime, timer, flags, value, old);
}

int timer_gettime(timer_t timer, struct itimerspec *value)
{
    return (int)SYSCALL(timer_gettime, timer, value);
}

int timer_getoverrun(timer_t timer)
{
    return (int)SYSCALL(timer_getoverrun, timer);
}
