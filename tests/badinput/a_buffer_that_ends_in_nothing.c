/*
 * A buffer whose second half is unmapped: what lies before the end is transferred or EFAULT is
 * given, and nothing is lost of the rest.
 */
#include "support.h"

int main(void)
{
    char *page = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    char *edge = page + 4096 - 10, text[32] = "";
    int fd;

    munmap(page + 4096, 4096);
    enter_scratch_dir(0755);
    write_file("f", "abcdefghijklmnopqrst");
    fd = open("f", O_RDWR);
    is_int(read(fd, edge, 20), 10, "a read of a file gives what fits");
    ok(memcmp(edge, "abcdefghij", 10) == 0, "to the last byte");
    is_int(read(fd, text, 20), 10, "the rest can be read afterwards");
    is_str(text, "klmnopqrst", "all of it");
    memcpy(edge, "0123456789", 10);
    is_int(pwrite(fd, edge, 20, 0), 10, "a write to a file writes what is there");
    is_int(pread(fd, text, 20, 0), 20, "the file");
    ok(memcmp(text, "0123456789klmnopqrst", 20) == 0, "has just that");
    fails_with(pwrite(fd, page + 4096, 5, 0), EFAULT, "a buffer of nothing is EFAULT");
    fails_with(syscall(SYS_newfstatat, AT_FDCWD, "f", edge, 0), EFAULT,
               "a struct that does not fit");
    fails_with(syscall(SYS_open, memset(edge, 'x', 10), O_RDONLY), EFAULT, "a name without an end");
    fails_with(syscall(SYS_getcwd, page + 4096 - 2, 100), EFAULT,
               "a folder's name that does not fit");
    fails_with(syscall(SYS_uname, edge), EFAULT, "the system's name");
    edge[9] = 0;
    fails_with(syscall(SYS_open, edge, O_RDONLY), ENOENT, "a name that just fits is read");
    return done_testing();
}
