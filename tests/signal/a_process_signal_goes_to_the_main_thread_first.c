/* Linux tries the main thread first when it has the signal unblocked. */
#include "threads.h"

static void sleep_until_told(struct worker *self)
{
    worker_pause(self);
}

int main(void)
{
    struct worker workers[3];
    int others = 0;

    catch_by_note(SIGUSR1);
    for (int i = 0; i < 3; i++) {
        worker_start(&workers[i], sleep_until_told);
        worker_await(&workers[i]);
    }
    for (int i = 0; i < 20; i++) {
        kill(getpid(), SIGUSR1);
        await(handled_pipe[0]);
        others += handled_by != getpid();
    }
    is_int(others, 0, "twenty signals were handled by the main thread");
    for (int i = 0; i < 3; i++)
        worker_end(&workers[i]);
    return done_testing();
}
