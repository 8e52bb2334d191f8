/*
 * RLIMIT_NPROC bounds a program that does nothing but fork; it can be ended, and everything goes
 * on.
 */
#include "support.h"

static int counter[2];

static void fork_for_ever(void)
{
    tell(counter[1]);
    for (;;)
        if (fork() == 0)
            tell(counter[1]);
        else
            sched_yield();
}

static void light_the_bomb(void)
{
    struct rlimit limit = { 30, 30 };
    int processes = 0;

    setrlimit(RLIMIT_NPROC, &limit);
    if (become_user(40040) < 0)
        _exit(100);
    start_child(fork_for_ever);
    while (processes < 29)
        processes += await(counter[0]);
    for (int i = 0; i < 100; i++)
        sched_yield();
    while (kill(-1, SIGKILL) == 0 && wait(NULL) > 0)
        ;
    _exit(processes);
}

int main(void)
{
    need_root();
    make_pipe(counter);
    is_exit(run_child(light_the_bomb), 29, "thirty processes and no more; then it is ended");
    fcntl(counter[0], F_SETFL, O_NONBLOCK);
    char byte;
    fails_with(read(counter[0], &byte, 1), EAGAIN, "no other process ever ran");
    is_exit(run_child(sync), 0, "others can fork");
    return done_testing();
}
