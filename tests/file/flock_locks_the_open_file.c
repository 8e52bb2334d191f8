/*
 * flock(2): shared and exclusive locks "are associated with an open file description", shared by
 * dup and fork, released by LOCK_UN on any of them or the last close.
 */
#include "support.h"
#include <sys/file.h>

static int first, second;

static void wait_for_the_lock(void)
{
    int fd = open("file", O_RDONLY);

    close(second); /* the lock is the parent's alone */
    _exit(flock(fd, LOCK_EX) < 0 ? errno : 0);
}

static void unlock_in_the_child(void)
{
    _exit(flock(first, LOCK_UN) < 0 ? errno : 0);
}

int main(void)
{
    struct flock posix = { .l_type = F_WRLCK };
    pid_t pid;
    int copy;

    enter_scratch_dir(0700);
    first = open("file", O_RDWR | O_CREAT, 0600);
    second = open("file", O_RDONLY);
    is_int(flock(first, LOCK_SH), 0, "a shared lock is had");
    is_int(flock(second, LOCK_SH | LOCK_NB), 0, "by another as well");
    fails_with(flock(first, LOCK_EX | LOCK_NB), EWOULDBLOCK, "an exclusive one is not");
    is_int(flock(second, LOCK_UN), 0, "one unlocks");
    is_int(flock(first, LOCK_EX | LOCK_NB), 0, "then it is");
    fails_with(flock(second, LOCK_SH | LOCK_NB), EWOULDBLOCK, "and excludes a shared one");
    is_int(flock(second, LOCK_UN), 0, "to unlock nothing is no error");
    copy = dup(first);
    is_int(flock(copy, LOCK_EX | LOCK_NB), 0, "a duplicate has the lock");
    close(copy);
    fails_with(flock(second, LOCK_SH | LOCK_NB), EWOULDBLOCK, "its close does not end it");
    is_int(fcntl(second, F_GETLK, &posix), 0, "a record lock is another thing");
    is_int(posix.l_type, F_UNLCK, "and sees no conflict");
    is_exit(run_child(unlock_in_the_child), 0, "a child unlocks for both");
    is_int(flock(second, LOCK_EX | LOCK_NB), 0, "the lock is free");

    pid = start_child(wait_for_the_lock);
    is_int(wait_until_asleep(pid), 0, "a process waits for the lock");
    close(second);
    is_exit(wait_for(pid), 0, "the close lets it in");
    fails_with(flock(first, 0), EINVAL, "no operation is EINVAL");
    fails_with(flock(first, LOCK_SH | LOCK_EX), EINVAL, "nor may there be two");
    fails_with(flock(-1, LOCK_SH), EBADF, "a bad descriptor is EBADF");
    return done_testing();
}
