/*
 * fcntl(2): "If a process closes any file descriptor referring to a file, then all of the
 * process's locks on that file are released"; F_SETLKW waits and detects deadlock.
 */
#include "support.h"

static int fd, ready[2], go[2];

static int lock_wait(off_t start)
{
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = start, .l_len = 1 };

    return fcntl(fd, F_SETLKW, &lock);
}

static void lock_it(void)
{
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

    _exit(fcntl(fd, F_SETLK, &lock) == 0 ? 0 : 1);
}

static void deadlock_partner(void)
{
    if (lock_wait(1) != 0)
        _exit(1);
    tell(ready[1]);
    await(go[0]);
    _exit(lock_wait(0) == 0 ? 0 : 2);
}

int main(void)
{
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    pid_t child;

    make_pipe(ready);
    make_pipe(go);
    enter_scratch_dir(0755);
    write_file("f", "");
    fd = open("f", O_RDWR);
    fcntl(fd, F_SETLK, &lock);
    is_exit(run_child(lock_it), 1, "a child cannot lock the file");
    close(open("f", O_RDONLY));
    is_exit(run_child(lock_it), 0, "after another descriptor was closed it can");
    is_int(lock_wait(0), 0, "byte 0 is locked");
    child = start_child(deadlock_partner);
    await(ready[0]);
    tell(go[1]);
    wait_until_asleep(child);
    fails_with(lock_wait(1), EDEADLK, "waiting for one that waits for us is EDEADLK");
    lock.l_type = F_UNLCK;
    fcntl(fd, F_SETLK, &lock);
    is_exit(wait_for(child), 0, "unlocking lets the other go on");
    return done_testing();
}
