/*
 * musl's own signals at work: pthread_cancel(3) reaches a thread asleep in a system call, and
 * setuid(2) changes the ids of every thread. A signal for the process goes to the thread that waits
 * for it.
 */
#include "support.h"

#include <semaphore.h>

static sem_t ready, go;
static int fds[2];
static uid_t seen_uid;

static void note_cleanup(void *flag)
{
    *(int *)flag = 1;
}

static void *sleep_in_read(void *flag)
{
    char byte;

    pthread_cleanup_push(note_cleanup, flag);
    sem_post(&ready);
    read(fds[0], &byte, 1);
    pthread_cleanup_pop(0);
    return NULL;
}

static void *tell_uid(void *unused)
{
    (void)unused;
    sem_post(&ready);
    while (sem_wait(&go) < 0 && errno == EINTR)
        ;
    seen_uid = (uid_t)syscall(SYS_getuid);
    return NULL;
}

static void *take_usr1(void *result)
{
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sem_post(&ready);
    sigwait(&set, result);
    return NULL;
}

static void change_ids(void)
{
    pthread_t thread;

    pthread_create(&thread, NULL, tell_uid, NULL);
    sem_wait(&ready);
    if (setuid(NOBODY) < 0)
        _exit(2);
    sem_post(&go);
    pthread_join(thread, NULL);
    _exit(seen_uid == NOBODY ? 0 : 1);
}

int main(void)
{
    pthread_t thread;
    void *result = NULL;
    int cleaned = 0, signal = 0;
    sigset_t set;

    sem_init(&ready, 0, 0);
    sem_init(&go, 0, 0);
    make_pipe(fds);

    pthread_create(&thread, NULL, sleep_in_read, &cleaned);
    sem_wait(&ready);
    is_int(pthread_cancel(thread), 0, "a thread asleep in read is cancelled");
    pthread_join(thread, &result);
    ok(result == PTHREAD_CANCELED, "it ends as cancelled");
    is_int(cleaned, 1, "its cleanup handler ran");

    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    pthread_create(&thread, NULL, take_usr1, &signal);
    sem_wait(&ready);
    kill(getpid(), SIGUSR1);
    pthread_join(thread, NULL);
    is_int(signal, SIGUSR1, "the thread in sigwait takes the process's signal");

    if (geteuid() == 0)
        is_int(run_child(change_ids), 0, "setuid changes every thread");
    return done_testing();
}
