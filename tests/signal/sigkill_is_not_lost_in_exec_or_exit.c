/*
 * A process with threads that executes or exits at the moment it is killed ends all the same, and
 * has one status: in hundreds of rounds with the signal at ever other moments. So do two threads
 * that exec, or exec and exit, at the same time.
 */
#include "support.h"

#define ROUNDS 300

static int mode, gate[2];

static void *spin(void *unused)
{
    for (;;)
        sched_yield();
    return unused;
}

static void exec_again(const char *what)
{
    execl("/proc/self/exe", "test", what, NULL);
    _exit(9);
}

static void *exec_in_thread(void *unused)
{
    await(gate[0]);
    exec_again(mode < 4 ? "stay" : "end");
    return unused;
}

static void *exit_in_thread(void *unused)
{
    await(gate[0]);
    _exit(0);
    return unused;
}

static void run(void)
{
    pthread_t thread;

    make_pipe(gate);
    pthread_create(&thread, NULL, spin, NULL);
    pthread_create(&thread, NULL, mode == 3 ? exit_in_thread : exec_in_thread, NULL);
    if (mode == 4)
        pthread_create(&thread, NULL, exec_in_thread, NULL);
    if (mode == 5)
        pthread_create(&thread, NULL, exit_in_thread, NULL);
    if (mode == 0)
        exec_again("stay");
    if (mode == 1)
        _exit(0);
    if (mode > 1 && write(gate[1], "!!", 2) < 0)
        _exit(8);
    for (;;)
        sched_yield();
}

/* Killed, or, where it exits by itself, exited with 0. */
static int is_good(int status)
{
    if (WIFSIGNALED(status))
        return WTERMSIG(status) == SIGKILL && mode < 4;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 && (mode == 1 || mode >= 3);
}

int main(int argc, char **argv)
{
    static const char *const names[] = {
        "execve of the first thread", "exit of the first thread", "execve of another thread",
        "exit of another thread",
    };

    if (argc > 1 && !strcmp(argv[1], "end"))
        return 0;
    while (argc > 1)
        pause();
    for (mode = 0; mode < 6; mode++) {
        int good = 0, rounds = mode < 4 ? ROUNDS / 4 : ROUNDS / 10;

        for (int i = 0; i < rounds; i++) {
            pid_t child = start_child(run);

            for (int yields = i; mode < 4 && yields > 0; yields--)
                sched_yield();
            if (mode < 4)
                kill(child, SIGKILL);
            good += is_good(wait_for(child));
        }
        if (mode < 4)
            is_int(good, rounds, "SIGKILL meets %s", names[mode]);
        else
            is_int(good, rounds, "two threads %s", mode == 4 ? "call execve" : "exec and exit");
    }
    fails_with(wait(NULL), ECHILD, "no process is left");
    return done_testing();
}
