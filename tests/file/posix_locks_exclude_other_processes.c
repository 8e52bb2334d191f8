/*
 * fcntl(2), "Advisory record locking": read locks share, a write lock excludes, a process's own
 * locks never conflict; F_GETLK tells the first conflict; parts can be unlocked.
 */
#include "support.h"

static int fd;

static struct flock range(int type, off_t start, off_t length)
{
    return (struct flock){ .l_type = type, .l_whence = SEEK_SET, .l_start = start,
                           .l_len = length };
}

static int lock(int type, off_t start, off_t length)
{
    struct flock lock = range(type, start, length);

    return fcntl(fd, F_SETLK, &lock);
}

/* In a child: can this lock be had? 0 or the error. */
static int errno_for_another(int type, off_t start, off_t length)
{
    pid_t pid = fork();

    if (pid == 0)
        _exit(lock(type, start, length) < 0 ? errno : 0);
    return WEXITSTATUS(wait_for(pid));
}

static void check_getlk(void)
{
    struct flock found = range(F_WRLCK, 0, 0);
    pid_t parent = getppid();

    if (fcntl(fd, F_GETLK, &found) < 0)
        _exit(1);
    _exit(found.l_type == F_WRLCK && found.l_start == 30 && found.l_len == 20
          && found.l_whence == SEEK_SET && found.l_pid == parent ? 0 : 2);
}

int main(void)
{
    struct flock found;
    int reader;

    enter_scratch_dir(0700);
    fd = open("file", O_RDWR | O_CREAT, 0600);
    is_int(lock(F_WRLCK, 10, 10), 0, "a write lock is had");
    is_int(lock(F_WRLCK, 10, 10), 0, "and had again by its owner");
    is_int(errno_for_another(F_WRLCK, 15, 1), EAGAIN, "another process gets EAGAIN");
    is_int(errno_for_another(F_RDLCK, 0, 0), EAGAIN, "for a read lock too");
    is_int(errno_for_another(F_WRLCK, 20, 10), 0, "but not beyond its end");
    is_int(errno_for_another(F_WRLCK, 0, 10), 0, "nor before its start");
    is_int(lock(F_RDLCK, 10, 10), 0, "it becomes a read lock");
    is_int(errno_for_another(F_RDLCK, 10, 10), 0, "which others may share");
    is_int(errno_for_another(F_WRLCK, 19, 1), EAGAIN, "but not write through");
    is_int(lock(F_UNLCK, 12, 2), 0, "a part is unlocked");
    is_int(errno_for_another(F_WRLCK, 12, 2), 0, "and free for others");
    is_int(errno_for_another(F_WRLCK, 11, 1), EAGAIN, "what is before it is not");
    is_int(errno_for_another(F_WRLCK, 14, 1), EAGAIN, "nor what is behind it");
    is_int(lock(F_UNLCK, 0, 0), 0, "length 0 means to the end of the file");
    is_int(errno_for_another(F_WRLCK, 0, 0), 0, "all is free");

    lock(F_WRLCK, 30, 10);
    lock(F_WRLCK, 40, 10);
    is_exit(run_child(check_getlk), 0, "F_GETLK shows two adjacent locks as one, with its owner");
    found = range(F_WRLCK, 0, 0);
    fcntl(fd, F_GETLK, &found);
    is_int(found.l_type, F_UNLCK, "the owner finds no conflict");
    found = range(F_WRLCK, 50, -10);
    is_int(fcntl(fd, F_SETLK, &found), 0, "a negative length counts backwards");
    found = range(F_WRLCK, 5, -10);
    fails_with(fcntl(fd, F_SETLK, &found), EINVAL, "but not before the start of the file");
    fails_with(lock(9, 0, 1), EINVAL, "an unknown type is EINVAL");
    reader = open("file", O_RDONLY);
    found = range(F_WRLCK, 0, 1);
    fails_with(fcntl(reader, F_SETLK, &found), EBADF, "a write lock needs a writer");
    fd = open("file", O_WRONLY);
    fails_with(lock(F_RDLCK, 0, 1), EBADF, "a read lock needs a reader");
    return done_testing();
}
