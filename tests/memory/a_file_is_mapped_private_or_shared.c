/* mmap(2): MAP_SHARED writes reach the file, MAP_PRIVATE ones do not; SIGBUS beyond its end. */
#include "support.h"

#define PAGE 4096

static sigjmp_buf jump;

static void on_bus(int signal)
{
    siglongjmp(jump, signal);
}

static int touch(volatile char *address)
{
    int signal = sigsetjmp(jump, 1);

    if (signal == 0)
        (void)*address;
    return signal;
}

int main(void)
{
    int fd = memfd_create("file", 0);
    char buffer[8] = "";
    char *shared, *private;

    if (ftruncate(fd, 3 * PAGE) || pwrite(fd, "abc", 3, PAGE) != 3)
        bail_out("no file");
    shared = mmap(NULL, 4 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    private = mmap(NULL, 2 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, PAGE);
    is_str(shared + PAGE, "abc", "a shared mapping shows the file");
    is_str(private, "abc", "a private mapping too, from its offset");
    memcpy(shared + PAGE, "ABC", 3);
    is_str(private, "ABC", "a shared write shows in the untouched private mapping");
    pread(fd, buffer, 3, PAGE);
    is_str(buffer, "ABC", "and in the file");
    private[0] = 'x';
    is_str(shared + PAGE, "ABC", "a private write does not reach the shared mapping");
    pwrite(fd, "mno", 3, PAGE);
    is_str(shared + PAGE, "mno", "a write to the file shows in the shared mapping");
    is_str(private, "xBC", "but no longer in the written private one");
    madvise(private, PAGE, MADV_DONTNEED);
    is_str(private, "mno", "MADV_DONTNEED gives the file's page back");
    signal(SIGBUS, on_bus);
    is_int(touch(shared + 3 * PAGE - 1), 0, "the file's last byte can be read");
    is_int(touch(shared + 3 * PAGE), SIGBUS, "the page beyond is SIGBUS");
    ftruncate(fd, PAGE + 100);
    is_int(touch(shared + 2 * PAGE), SIGBUS, "a page cut off by ftruncate is SIGBUS");
    is_int(touch(shared + 2 * PAGE - 1), 0, "the rest of the last page can be read");
    ftruncate(fd, 4 * PAGE);
    is_int(touch(shared + 3 * PAGE), 0, "a page added by ftruncate can be read");
    is_int(shared[2 * PAGE], 0, "and is zero");
    close(fd);
    shared[0] = 'z';
    is_int(shared[0], 'z', "the mapping outlives the descriptor");
    return done_testing();
}
