/*
 * RLIMIT_NOFILE raised, ten thousand files are open at once, each of use; one more than the limit
 * is EMFILE.
 */
#include "support.h"

#define COUNT 10000

int main(void)
{
    struct rlimit limit = { COUNT + 10, COUNT + 10 }, old;
    static struct pollfd entries[COUNT];
    int wrong = 0, last = -1, fd;
    char byte;

    getrlimit(RLIMIT_NOFILE, &old);
    if (old.rlim_max > limit.rlim_max)
        limit.rlim_max = old.rlim_max;
    if (setrlimit(RLIMIT_NOFILE, &limit) < 0)
        skip_all("the limit of open files is too low");
    for (int i = 0; i < COUNT; i++) {
        fd = open("/dev/zero", O_RDWR);
        wrong += fd < 0;
        if (fd >= 0)
            last = fd;
        entries[i] = (struct pollfd){ .fd = fd, .events = POLLIN };
    }
    is_int(wrong, 0, "ten thousand are opened");
    ok(last >= COUNT, "the last has a number above ten thousand");
    for (int i = 0; i < COUNT; i += 100)
        wrong += read(entries[i].fd, &byte, 1) != 1 || byte != 0;
    is_int(wrong, 0, "they can be read");
    is_int(poll(entries, COUNT, 0), COUNT, "they can be polled together");
    while ((fd = dup(0)) >= 0)
        ;
    is_int(errno, EMFILE, "beyond the limit is EMFILE");
    pid_t child = fork();
    if (child == 0)
        _exit(read(last, &byte, 1) != 1);
    is_exit(wait_for(child), 0, "a child inherits them");
    for (int i = 0; i < COUNT; i++)
        wrong += close(entries[i].fd) != 0;
    is_int(wrong, 0, "all are closed");
    return done_testing();
}
