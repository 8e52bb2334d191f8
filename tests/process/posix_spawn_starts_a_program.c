/*
 * posix_spawn(3): a child with its files, mask, actions and group set, by clone3(CLONE_VM |
 * CLONE_VFORK) and execve; an execve that fails is posix_spawn's own error. From any thread.
 */
#include "support.h"
#include <spawn.h>

static char *const arguments[] = { "test", "look", NULL };
static char *const environment[] = { "NAME=value", NULL };

/* The spawned program. */
static int look(void)
{
    struct sigaction usr1, usr2;

    sigaction(SIGUSR1, NULL, &usr1);
    sigaction(SIGUSR2, NULL, &usr2);
    if (usr1.sa_handler != SIG_DFL || usr2.sa_handler != SIG_IGN)
        return 1;
    if (!is_blocked(SIGTERM) || is_blocked(SIGINT))
        return 2;
    if (getpgrp() != getpid())
        return 3;
    if (!getenv("NAME") || strcmp(getenv("NAME"), "value"))
        return 4;
    tell(1);
    return 5;
}

static void *spawn_look(void *pipe_end)
{
    sigset_t mask = set_of(SIGTERM), defaults = set_of(SIGUSR1);
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    pid_t child = 0;

    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, *(int *)pipe_end, 1);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, &mask);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
                             | POSIX_SPAWN_SETPGROUP);
    posix_spawn(&child, "/proc/self/exe", &actions, &attributes, arguments, environment);
    return (void *)(intptr_t)child;
}

int main(int argc, char **argv)
{
    pthread_t thread;
    int fds[2];
    pid_t child;
    void *result;

    (void)argv;
    if (argc > 1)
        return look();
    make_pipe(fds);
    ignore_signal(SIGUSR1);
    ignore_signal(SIGUSR2);
    block_signal(SIGINT);
    child = (intptr_t)spawn_look(&fds[1]);
    is_exit(wait_for(child), 5, "signals, group and environment are as asked for");
    ok(await(fds[0]), "and the files");
    pthread_create(&thread, NULL, spawn_look, &fds[1]);
    pthread_join(thread, &result);
    is_exit(wait_for((intptr_t)result), 5, "from a thread as well");
    is_int(posix_spawn(&child, "/nowhere", NULL, NULL, arguments, environment), ENOENT,
           "what cannot be executed is posix_spawn's error");
    fails_with(wait(NULL), ECHILD, "and leaves no child");
    ok(is_blocked(SIGINT), "the caller's mask is as before");
    return done_testing();
}
