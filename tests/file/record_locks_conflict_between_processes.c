/*
 * fcntl(2): F_SETLK, F_GETLK: read locks are shared, write locks exclusive; ranges; released with
 * the process.
 */
#include "support.h"

static int fd;

static int lock(int type, off_t start, off_t length)
{
    struct flock lock = { .l_type = type, .l_whence = SEEK_SET, .l_start = start, .l_len = length };

    return fcntl(fd, F_SETLK, &lock);
}

static void try_in_the_child(void)
{
    struct flock query = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = 100 };

    if (lock(F_WRLCK, 0, 10) != -1 || (errno != EAGAIN && errno != EACCES))
        _exit(1);
    if (lock(F_RDLCK, 5, 1) != -1)
        _exit(2);
    if (lock(F_RDLCK, 20, 10) != 0 || lock(F_WRLCK, 20, 10) != -1)
        _exit(3);
    if (lock(F_WRLCK, 40, 10) != 0)
        _exit(4);
    if (fcntl(fd, F_GETLK, &query) != 0 || query.l_type != F_WRLCK || query.l_pid != getppid())
        _exit(5);
    if (query.l_start != 0 || query.l_len != 10)
        _exit(6);
}

int main(void)
{
    struct flock query = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = 0 };

    enter_scratch_dir(0755);
    write_file("f", "");
    fd = open("f", O_RDWR);
    is_int(lock(F_WRLCK, 0, 10), 0, "a write lock");
    is_int(lock(F_RDLCK, 20, 10), 0, "a read lock");
    is_int(lock(F_WRLCK, 5, 20), 0, "the own locks never conflict");
    is_int(lock(F_RDLCK, 20, 10), 0, "and are changed in place");
    is_int(lock(F_UNLCK, 10, 10), 0, "a part is unlocked");
    is_exit(run_child(try_in_the_child), 0, "a child sees conflicts where they are");
    is_int(fcntl(fd, F_GETLK, &query), 0, "F_GETLK");
    is_int(query.l_type, F_UNLCK, "the child's locks have gone with it");
    close(open("f", O_RDONLY));
    is_int(lock(9, 0, 1), -1, "an unknown type fails");
    is_int(errno, EINVAL, "with EINVAL");
    return done_testing();
}
