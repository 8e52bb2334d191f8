/*
 * pthread_kill(3): "sends the signal sig to thread"; the handler runs in it, though others have it
 * unblocked too.
 */
#include "threads.h"

static void sleep_until_told(struct worker *self)
{
    worker_pause(self);
}

int main(void)
{
    struct worker workers[4];
    int wrong = 0;

    catch_by_note(SIGUSR1);
    for (int i = 0; i < 4; i++) {
        worker_start(&workers[i], sleep_until_told);
        worker_await(&workers[i]);
    }
    for (int round = 0; round < 5; round++) {
        for (int i = 0; i < 4; i++) {
            pthread_kill(workers[i].thread, SIGUSR1);
            await(handled_pipe[0]);
            wrong += handled_by != workers[i].tid;
        }
    }
    is_int(wrong, 0, "twenty signals were each handled by their target");
    is_int(pthread_kill(workers[0].thread, 0), 0, "signal 0 only checks");
    is_int(pthread_kill(workers[0].thread, 65), EINVAL, "signal 65 is EINVAL");
    for (int i = 0; i < 4; i++)
        worker_end(&workers[i]);
    return done_testing();
}
