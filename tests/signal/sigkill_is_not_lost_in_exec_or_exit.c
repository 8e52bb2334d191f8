/*
 * A process with threads that executes or exits at the moment it is killed ends all the same, and
 * has one status.
 */
#include "support.h"

static int mode;

static void *spin(void *unused)
{
    for (;;)
        sched_yield();
    return unused;
}

static void run(void)
{
    pthread_t thread;

    for (int i = 0; i < 2; i++)
        pthread_create(&thread, NULL, spin, NULL);
    if (mode == 0)
        execl("/proc/self/exe", "test", "again", NULL);
    if (mode == 1)
        _exit(0);
    for (;;)
        sched_yield();
}

int main(int argc, char **argv)
{
    int ended = 0;

    (void)argv;
    if (argc > 1)
        for (;;)
            pause();
    for (int i = 0; i < 30; i++) {
        pid_t child;
        int status;

        mode = i % 3;
        child = start_child(run);
        for (int yields = i; yields > 0; yields--)
            sched_yield();
        kill(child, SIGKILL);
        status = wait_for(child);
        ended += (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
                 || (mode == 1 && WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
    is_int(ended, 30, "thirty processes in exec, exit or neither were ended");
    fails_with(wait(NULL), ECHILD, "none is left");
    return done_testing();
}
