/*
 * poll(2): POLLIN, POLLOUT, POLLHUP, POLLERR, POLLNVAL; negative descriptors are left out;
 * timeouts.
 */
#include "support.h"

int main(void)
{
    struct pollfd entries[4];
    int fds[2], other[2], file;

    make_pipe(fds);
    make_pipe(other);
    entries[0] = (struct pollfd){ .fd = fds[0], .events = POLLIN };
    entries[1] = (struct pollfd){ .fd = fds[1], .events = POLLOUT };
    entries[2] = (struct pollfd){ .fd = -1, .events = POLLIN, .revents = 99 };
    entries[3] = (struct pollfd){ .fd = 99, .events = POLLIN };
    is_int(poll(entries, 4, -1), 2, "two of four have something to say");
    is_int(entries[0].revents, 0, "an empty pipe is not readable");
    is_int(entries[1].revents, POLLOUT, "but writable");
    is_int(entries[2].revents, 0, "a negative descriptor is left out");
    is_int(entries[3].revents, POLLNVAL, "a closed one is POLLNVAL");
    tell(fds[1]);
    is_int(poll(entries, 1, -1), 1, "with a byte in it");
    is_int(entries[0].revents, POLLIN, "it is readable");
    close(fds[1]);
    poll(entries, 1, -1);
    is_int(entries[0].revents, POLLIN | POLLHUP, "with the writer gone too: POLLIN and POLLHUP");
    close(other[0]);
    entries[0] = (struct pollfd){ .fd = other[1], .events = POLLOUT };
    poll(entries, 1, -1);
    is_int(entries[0].revents, POLLOUT | POLLERR, "a pipe without readers is POLLERR");
    file = open("/proc/self/exe", O_RDONLY);
    entries[0] = (struct pollfd){ .fd = file, .events = POLLIN | POLLOUT };
    is_int(poll(entries, 1, 0), 1, "a file is always ready");
    is_int(poll(NULL, 0, 1), 0, "nothing to poll times out");
    fails_with(syscall(SYS_poll, 8, 1, 0), EFAULT, "a bad array is EFAULT");
    struct rlimit limit = { 10, 10 };
    setrlimit(RLIMIT_NOFILE, &limit);
    fails_with(syscall(SYS_poll, entries, 11, 0), EINVAL, "more than RLIMIT_NOFILE is EINVAL");
    return done_testing();
}
