/*
 * signalfd(2): "the semantics ... each thread will read its own and process-directed signals" from
 * one descriptor.
 */
#include "threads.h"
#include <sys/signalfd.h>

static int fd;

static void read_own(struct worker *self)
{
    struct signalfd_siginfo record;

    worker_pause(self);
    self->result = read(fd, &record, sizeof record) == sizeof record ? record.ssi_code : 1000;
    worker_pause(self);
}

int main(void)
{
    struct signalfd_siginfo record;
    sigset_t set = set_of(SIGUSR1);
    struct worker worker;

    block_signal(SIGUSR1);
    fd = signalfd(-1, &set, SFD_NONBLOCK);
    worker_start(&worker, read_own);
    worker_await(&worker);
    pthread_kill(worker.thread, SIGUSR1);
    fails_with(read(fd, &record, sizeof record), EAGAIN, "another thread's signal is not read");
    worker_go(&worker);
    worker_await(&worker);
    is_int(worker.result, SI_TKILL, "the thread reads its own");
    worker_end(&worker);
    worker_start(&worker, read_own);
    worker_await(&worker);
    kill(getpid(), SIGUSR1);
    worker_go(&worker);
    worker_await(&worker);
    is_int(worker.result, SI_USER, "and the process's");
    worker_end(&worker);
    return done_testing();
}
