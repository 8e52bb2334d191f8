/* mmap(2), munmap(2): ERRORS. */
#include "support.h"

static void *map(void *address, size_t length, int prot, int flags, int fd, off_t offset)
{
    return (void *)syscall(SYS_mmap, address, length, prot, flags, fd, offset);
}

#define ANON (MAP_PRIVATE | MAP_ANONYMOUS)

int main(void)
{
    int file = memfd_create("file", 0);
    char name[64];
    int read_only, write_only, fds[2];

    snprintf(name, sizeof name, "/proc/self/fd/%d", file);
    read_only = open(name, O_RDONLY);
    write_only = open(name, O_WRONLY);
    if (ftruncate(file, 8192) || read_only < 0 || write_only < 0 || pipe(fds))
        bail_out("no files");
    fails_with(map(NULL, 0, PROT_READ, ANON, -1, 0), EINVAL, "length 0 is EINVAL");
    fails_with(map(NULL, 4096, PROT_READ, MAP_ANONYMOUS, -1, 0), EINVAL, "no type is EINVAL");
    fails_with(map(NULL, 4096, PROT_READ, MAP_SHARED_VALIDATE | MAP_ANONYMOUS, -1, 0), EINVAL,
               "MAP_SHARED_VALIDATE of anonymous memory is EINVAL");
    fails_with(map(NULL, 4096, PROT_READ, MAP_SHARED | MAP_GROWSDOWN | MAP_ANONYMOUS, -1, 0),
               EINVAL, "shared memory cannot grow down");
    fails_with(map(NULL, 4096, PROT_READ, MAP_PRIVATE, file, 1), EINVAL,
               "an offset inside a page is EINVAL");
    fails_with(map((void *)4097, 4096, PROT_READ, ANON | MAP_FIXED, -1, 0), EINVAL,
               "a fixed address inside a page is EINVAL");
    fails_with(map(NULL, ~0ul - 100, PROT_READ, ANON, -1, 0), ENOMEM,
               "a length that wraps around is ENOMEM");
    fails_with(map(NULL, 1ul << 47, PROT_READ, ANON | MAP_NORESERVE, -1, 0), ENOMEM,
               "all of the address space is ENOMEM");
    fails_with(map((void *)0x7ffffffff000, 4096, PROT_READ, ANON | MAP_FIXED, -1, 0), ENOMEM,
               "the page at user space's end is ENOMEM");
    fails_with(map(NULL, 4096, PROT_READ, MAP_PRIVATE, file, -4096), EOVERFLOW,
               "an offset that wraps around is EOVERFLOW");
    fails_with(map(NULL, 4096, PROT_READ, MAP_PRIVATE, -1, 0), EBADF, "no file is EBADF");
    fails_with(map(NULL, 4096, PROT_READ, MAP_PRIVATE, fds[0], 0), ENODEV, "a pipe is ENODEV");
    fails_with(map(NULL, 4096, PROT_READ, MAP_PRIVATE, write_only, 0), EACCES,
               "a file that may not be read is EACCES");
    fails_with(map(NULL, 4096, PROT_WRITE, MAP_SHARED, read_only, 0), EACCES,
               "shared writing to a file that may not be written is EACCES");
    ok(map(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE, read_only, 0) != MAP_FAILED,
       "private writing to it is allowed");
    fails_with(map(NULL, 4096, PROT_READ, MAP_SHARED_VALIDATE | 0x2000000, file, 0), EOPNOTSUPP,
               "MAP_SHARED_VALIDATE with an unknown flag is EOPNOTSUPP");
    ok(map(NULL, 4096, PROT_READ, MAP_SHARED | 0x2000000, file, 0) != MAP_FAILED,
       "MAP_SHARED ignores an unknown flag");
    fails_with(munmap((void *)4097, 4096), EINVAL, "munmap inside a page is EINVAL");
    fails_with(munmap((void *)4096, 0), EINVAL, "munmap of nothing is EINVAL");
    fails_with(munmap((void *)0x7fffffffe000, 8192), EINVAL, "munmap beyond user space is EINVAL");
    succeeds(munmap((void *)0x100000, 4096), "munmap of what is not mapped succeeds");
    return done_testing();
}
