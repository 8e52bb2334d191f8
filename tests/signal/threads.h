/*
 * Threads for signal tests: worker threads that sleep until told to end, each known by its tid.
 */
#ifndef THREADS_H
#define THREADS_H

#include "support.h"

struct worker {
    pthread_t thread;
    volatile pid_t tid;
    void (*body)(struct worker *self);
    volatile int result;
    int ready[2], go[2];
};

static inline void *worker_main(void *argument)
{
    struct worker *self = argument;

    self->tid = thread_id();
    self->body(self);
    return NULL;
}

/* Start a thread running body(self). */
static inline void worker_start(struct worker *self, void (*body)(struct worker *self))
{
    memset(self, 0, sizeof *self);
    self->body = body;
    make_pipe(self->ready);
    make_pipe(self->go);
    if (pthread_create(&self->thread, NULL, worker_main, self) != 0)
        bail_out("pthread_create failed");
}

/* In the worker: say that it is ready and wait to be told to go on. */
static inline void worker_pause(struct worker *self)
{
    tell(self->ready[1]);
    await(self->go[0]);
}

/* In the starter: wait until the worker is ready; then let it go on. */
static inline void worker_await(struct worker *self)
{
    await(self->ready[0]);
}

static inline void worker_go(struct worker *self)
{
    tell(self->go[1]);
}

static inline void worker_end(struct worker *self)
{
    worker_go(self);
    pthread_join(self->thread, NULL);
    close(self->ready[0]);
    close(self->ready[1]);
    close(self->go[0]);
    close(self->go[1]);
}

static inline void thread_block(int signal)
{
    sigset_t set = set_of(signal);

    pthread_sigmask(SIG_BLOCK, &set, NULL);
}

static inline void thread_unblock(int signal)
{
    sigset_t set = set_of(signal);

    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}

/* A handler that notes which thread it runs in. */
static volatile pid_t handled_by;
static volatile int handled_count;
static int handled_pipe[2];

static inline void note_thread(int signal)
{
    int saved = errno;

    (void)signal;
    handled_by = thread_id();
    handled_count++;
    tell(handled_pipe[1]);
    errno = saved;
}

static inline void catch_by_note(int signal)
{
    struct sigaction action;

    if (!handled_pipe[1])
        make_pipe(handled_pipe);
    memset(&action, 0, sizeof action);
    action.sa_handler = note_thread;
    action.sa_flags = SA_RESTART;
    sigaction(signal, &action, NULL);
}

#endif
