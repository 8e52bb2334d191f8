/*
 * memfd_create(2), fcntl(2) "File Sealing": each seal forbids its operation with EPERM, for good;
 * F_SEAL_WRITE is EBUSY while there is a writable shared mapping.
 */
#include "support.h"

#ifndef F_SEAL_FUTURE_WRITE
#define F_SEAL_FUTURE_WRITE 0x10
#endif

static int make(void)
{
    int fd = memfd_create("sealed", MFD_ALLOW_SEALING);

    if (fd < 0 || ftruncate(fd, 8192) < 0)
        bail_out("memfd_create failed");
    return fd;
}

static int can_map(int fd, int protection)
{
    void *map = mmap(NULL, 4096, protection, MAP_SHARED, fd, 0);

    if (map != MAP_FAILED)
        munmap(map, 4096);
    return map != MAP_FAILED;
}

int main(void)
{
    char *map, path[64];
    int fd, again;

    fd = memfd_create("plain", 0);
    is_int(fcntl(fd, F_GET_SEALS), F_SEAL_SEAL, "without MFD_ALLOW_SEALING it is sealed so");
    fails_with(fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE), EPERM, "and takes no seal");

    fd = make();
    is_int(fcntl(fd, F_GET_SEALS), 0, "with it there is none");
    is_int(fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK), 0, "F_SEAL_SHRINK");
    fails_with(ftruncate(fd, 1), EPERM, "forbids to shrink");
    is_int(ftruncate(fd, 10000), 0, "but not to grow");
    is_int(fcntl(fd, F_ADD_SEALS, F_SEAL_GROW), 0, "F_SEAL_GROW");
    fails_with(ftruncate(fd, 10001), EPERM, "forbids that");
    fails_with(pwrite(fd, "x", 1, 10000), EPERM, "also by a write");
    fails_with(fallocate(fd, 0, 0, 20000), EPERM, "and by fallocate");
    is_int(pwrite(fd, "x", 1, 9999), 1, "a write within is allowed");

    map = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    fails_with(fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE), EBUSY,
               "F_SEAL_WRITE waits for the last writable mapping");
    munmap(map, 4096);
    is_int(fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE), 0, "then it is set");
    fails_with(pwrite(fd, "x", 1, 0), EPERM, "and forbids to write");
    fails_with(fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, 4096), EPERM,
               "and to punch a hole");
    ok(!can_map(fd, PROT_READ | PROT_WRITE) && errno == EPERM, "and to map it shared and writable");
    is_int(can_map(fd, PROT_READ), 1, "a readable one is");
    map = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0);
    fails_with(mprotect(map, 4096, PROT_READ | PROT_WRITE), EACCES, "which stays so");
    map = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    ok(map != MAP_FAILED, "a private one is made");
    is_int(fcntl(fd, F_ADD_SEALS, F_SEAL_SEAL), 0, "F_SEAL_SEAL");
    fails_with(fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK), EPERM, "ends the sealing");
    is_int(fcntl(fd, F_GET_SEALS), F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE,
           "all are told");

    fd = make();
    map = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    is_int(fcntl(fd, F_ADD_SEALS, F_SEAL_FUTURE_WRITE), 0, "F_SEAL_FUTURE_WRITE lets mappings be");
    map[0] = 'm';
    fails_with(write(fd, "x", 1), EPERM, "but forbids to write");
    ok(!can_map(fd, PROT_READ | PROT_WRITE), "and to map anew");
    fails_with(fcntl(fd, F_ADD_SEALS, 0x4000), EINVAL, "an unknown seal is EINVAL");
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    again = open(path, O_RDONLY);
    fails_with(fcntl(again, F_ADD_SEALS, F_SEAL_GROW), EPERM, "a reader cannot seal");
    fails_with(fcntl(0, F_GET_SEALS), EINVAL, "what has no seals is EINVAL");
    return done_testing();
}
