/* A thread-directed signal interrupts the blocking call of its target, and of nobody else. */
#include "threads.h"

static int fds[2];

static void sleep_in_read(struct worker *self)
{
    char byte;

    tell(self->ready[1]);
    self->result = read(fds[0], &byte, 1) == -1 ? errno : -1;
}

int main(void)
{
    struct worker first, second;
    struct sigaction action;

    make_pipe(fds);
    make_pipe(handled_pipe);
    memset(&action, 0, sizeof action);
    action.sa_handler = note_thread;
    sigaction(SIGUSR1, &action, NULL);
    worker_start(&first, sleep_in_read);
    worker_start(&second, sleep_in_read);
    worker_await(&first);
    worker_await(&second);
    wait_until_asleep(first.tid);
    wait_until_asleep(second.tid);
    pthread_kill(first.thread, SIGUSR1);
    pthread_join(first.thread, NULL);
    is_int(first.result, EINTR, "the target's read fails with EINTR");
    is_int(task_state(second.tid), 'S', "the other thread sleeps on");
    tell(fds[1]);
    pthread_join(second.thread, NULL);
    is_int(second.result, -1, "and reads its byte");
    return done_testing();
}
