/* posix_spawn(3): file actions, attributes, and errors reported to the parent. */
#include <tap.h>

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

static char *sh(const char *script)
{
    return (char *)script;
}

static int spawn(const char *script, posix_spawn_file_actions_t *actions, posix_spawnattr_t *attr)
{
    char *argv[] = { "sh", "-c", sh(script), NULL };
    int status;
    pid_t pid;
    int err = posix_spawn(&pid, "/bin/sh", actions, attr, argv, environ);

    if (err)
        return -err;
    waitpid(pid, &status, 0);
    return status;
}

int main(void)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attr;
    sigset_t set;
    char text[32] = "";
    int fds[2];
    pid_t pid;
    char *argv[] = { "none", NULL };

    is_int(spawn("exit 3", NULL, NULL), 3 << 8, "a child's status");
    is_int(posix_spawn(&pid, "/nonexistent", NULL, NULL, argv, environ), ENOENT,
           "no program is ENOENT, from posix_spawn itself");
    is_int(posix_spawnp(&pid, "no-such-program", NULL, NULL, argv, environ), ENOENT,
           "from posix_spawnp too");

    if (pipe(fds) < 0)
        bail_out("pipe");
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, fds[1], 1);
    posix_spawn_file_actions_addclose(&actions, fds[0]);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    is_int(spawn("read x || echo empty", &actions, NULL), 0, "file actions");
    is_int(read(fds[0], text, sizeof text - 1), 6, "the output came through");
    is_str(text, "empty\n", "and the input was /dev/null");
    posix_spawn_file_actions_destroy(&actions);

    posix_spawnattr_init(&attr);
    signal(SIGTERM, SIG_IGN);
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    posix_spawnattr_setsigdefault(&attr, &set);
    posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGDEF);
    is_int(spawn("kill -TERM $$", NULL, &attr), SIGTERM, "a signal set back to its default");
    is_int(spawn("kill -TERM $$; exit 7", NULL, NULL), 7 << 8, "which is ignored otherwise");
    posix_spawnattr_destroy(&attr);
    return done_testing();
}
