/*
 * fcntl(2), "Open file description locks": they conflict between two opens in one process, are
 * shared by dup and fork, and end with the last close of the description.
 */
#include "support.h"

static int ofd(int fd, int command, int type, off_t start, off_t length)
{
    struct flock lock = { .l_type = type, .l_start = start, .l_len = length };

    return fcntl(fd, command, &lock) < 0 ? errno : 0;
}

static int first, second;

static void unlock_in_the_child(void)
{
    _exit(ofd(first, F_OFD_SETLK, F_UNLCK, 0, 0));
}

int main(void)
{
    struct flock found = { .l_type = F_WRLCK };
    int copy;

    enter_scratch_dir(0700);
    first = open("file", O_RDWR | O_CREAT, 0600);
    second = open("file", O_RDWR);
    is_int(ofd(first, F_OFD_SETLK, F_WRLCK, 0, 10), 0, "one open file locks");
    is_int(ofd(second, F_OFD_SETLK, F_WRLCK, 5, 1), EAGAIN, "another of the same process cannot");
    is_int(ofd(second, F_OFD_SETLK, F_RDLCK, 10, 1), 0, "beyond it it can");
    is_int(fcntl(second, F_OFD_GETLK, &found), 0, "F_OFD_GETLK asks");
    ok(found.l_type == F_WRLCK && found.l_start == 0 && found.l_len == 10, "and tells the lock");
    is_int(found.l_pid, -1, "whose owner is -1");
    is_int(ofd(second, F_SETLK, F_WRLCK, 0, 1), EAGAIN, "a process's lock conflicts with it");
    copy = dup(first);
    is_int(ofd(copy, F_OFD_SETLK, F_WRLCK, 0, 10), 0, "a duplicate has the lock");
    close(copy);
    is_int(ofd(second, F_OFD_SETLK, F_WRLCK, 5, 1), EAGAIN, "whose close does not end it");
    is_exit(run_child(unlock_in_the_child), 0, "a child can unlock");
    is_int(ofd(second, F_OFD_SETLK, F_WRLCK, 5, 1), 0, "for its parent too");
    is_int(ofd(first, F_OFD_SETLK, F_WRLCK, 5, 1), EAGAIN, "now the second has it");
    close(second);
    is_int(ofd(first, F_OFD_SETLK, F_WRLCK, 5, 1), 0, "the last close ends it");
    found = (struct flock){ .l_type = F_WRLCK, .l_pid = 1 };
    fails_with(fcntl(first, F_OFD_SETLK, &found), EINVAL, "l_pid must be 0");
    return done_testing();
}
