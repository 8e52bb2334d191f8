/*
 * fcntl(2): record locks are released "when the process terminates or when it closes *any* file
 * descriptor referring to a file on which locks are held"; a child of fork does not inherit them,
 * exec keeps them.
 */
#include "support.h"

static int fd;

static int try_lock(int command)
{
    struct flock lock = { .l_type = F_WRLCK };

    return fcntl(fd, command, &lock) < 0 ? errno : 0;
}

static void probe(void)
{
    _exit(try_lock(F_SETLK));
}

static int errno_for_another(void)
{
    return WEXITSTATUS(run_child(probe));
}

static void lock_and_close_in_the_child(void)
{
    close(fd);
    _exit(0);
}

/* Holds the lock in a program of its own until the pipe to it closes. */
static int hold(char **argv)
{
    (void)argv;
    tell(1);
    await(0);
    return 0;
}

int main(int argc, char **argv)
{
    int other, ready[2], go[2];
    pid_t pid;

    if (argc > 1)
        return hold(argv);
    enter_scratch_dir(0700);
    fd = open("file", O_RDWR | O_CREAT, 0600);
    is_int(try_lock(F_SETLK), 0, "the file is locked");
    is_exit(run_child(lock_and_close_in_the_child), 0, "a child closes its copy");
    is_int(errno_for_another(), EAGAIN, "the parent's lock stays, and no child has it");
    other = open("file", O_PATH);
    close(other);
    is_int(errno_for_another(), EAGAIN, "an O_PATH descriptor does not count");
    other = open("file", O_RDONLY);
    close(other);
    is_int(errno_for_another(), 0, "the close of another descriptor of the file releases it");
    try_lock(F_SETLK);
    other = dup(fd);
    close(other);
    is_int(errno_for_another(), 0, "and of a duplicate");

    make_pipe(ready);
    make_pipe(go);
    if ((pid = fork()) == 0) {
        if (try_lock(F_SETLK))
            _exit(1);
        dup2(go[0], 0);
        dup2(ready[1], 1);
        close(go[1]);
        execl("/proc/self/exe", argv[0], "hold", NULL);
        _exit(2);
    }
    close(ready[1]);
    ok(await(ready[0]), "a process locks and execs");
    is_int(try_lock(F_SETLK), EAGAIN, "it still has the lock");
    close(go[1]);
    close(go[0]);
    is_int(try_lock(F_SETLKW), 0, "its end lets a waiter in");
    is_exit(wait_for(pid), 0, "it has ended");
    return done_testing();
}
