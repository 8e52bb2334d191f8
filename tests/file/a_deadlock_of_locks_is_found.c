/*
 * fcntl(2), F_SETLKW: EDEADLK when "the specified command would cause a deadlock": each of two
 * processes waits for what the other holds.
 */
#include "support.h"

static int fd, locked[2];

static int lock_byte(int command, int type, off_t start)
{
    struct flock lock = { .l_type = type, .l_start = start, .l_len = 1 };

    return fcntl(fd, command, &lock) < 0 ? errno : 0;
}

/* Holds byte 1 and waits for byte 0. */
static void hold_one_and_want_zero(void)
{
    if (lock_byte(F_SETLK, F_WRLCK, 1))
        _exit(1);
    tell(locked[1]);
    _exit(lock_byte(F_SETLKW, F_WRLCK, 0) ? 2 : 0);
}

int main(void)
{
    pid_t pid;

    enter_scratch_dir(0700);
    make_pipe(locked);
    fd = open("file", O_RDWR | O_CREAT, 0600);
    is_int(lock_byte(F_SETLK, F_WRLCK, 0), 0, "one process locks the first byte");
    pid = start_child(hold_one_and_want_zero);
    await(locked[0]);
    is_int(wait_until_asleep(pid), 0, "another locks the second and waits for the first");
    is_int(lock_byte(F_SETLKW, F_WRLCK, 1), EDEADLK, "to wait for it would be EDEADLK");
    is_int(lock_byte(F_SETLK, F_WRLCK, 1), EAGAIN, "not to wait is EAGAIN");
    is_int(lock_byte(F_SETLKW, F_WRLCK, 2), 0, "a third byte is no deadlock");
    is_int(lock_byte(F_SETLK, F_UNLCK, 0), 0, "the first byte is unlocked");
    is_exit(wait_for(pid), 0, "the other gets it");
    return done_testing();
}
