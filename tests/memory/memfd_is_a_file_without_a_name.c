/*
 * memfd_create(2): "creates an anonymous file and returns a file descriptor that refers to it": it
 * can be sized, mapped, shared and sealed.
 */
#include "support.h"

static char *map;

static void write_in_the_child(void)
{
    map[10] = 'c';
}

int main(void)
{
    struct stat status;
    int fd = memfd_create("a name", MFD_CLOEXEC | MFD_ALLOW_SEALING);

    ok(fd >= 0, "memfd_create gives a descriptor");
    is_int(fcntl(fd, F_GETFD), FD_CLOEXEC, "MFD_CLOEXEC");
    is_int(ftruncate(fd, 8192), 0, "it can be sized");
    fstat(fd, &status);
    ok(status.st_size == 8192 && S_ISREG(status.st_mode), "it is a regular file of that size");
    map = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    is_exit(run_child(write_in_the_child), 0, "a child writes to its mapping");
    is_int(map[10], 'c', "the parent sees it");
    munmap(map, 8192);
    is_int(fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_WRITE), 0, "it can be sealed");
    is_int(fcntl(fd, F_GET_SEALS), F_SEAL_SHRINK | F_SEAL_WRITE, "the seals can be asked for");
    fails_with(ftruncate(fd, 4096), EPERM, "shrinking is EPERM then");
    fails_with(write(fd, "x", 1), EPERM, "writing is EPERM");
    fails_with(memfd_create("x", 0x1000), EINVAL, "unknown flags are EINVAL");
    return done_testing();
}
