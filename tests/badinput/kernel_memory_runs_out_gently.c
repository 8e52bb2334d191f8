/*
 * Exhaustion: a process that fills sockets, pipes and files until something says no gets an errno
 * or is killed; when it is gone, its memory is back for others.
 */
// vm: --mem 64
#include "support.h"
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#define MIB    (1 << 20)
#define MOST   (80 * MIB) /* more than the machine has */

static char data[65536];

static int is_denial(void)
{
    return errno == ENOMEM || errno == ENOBUFS || errno == ENFILE || errno == EMFILE
           || errno == ENOSPC || errno == EAGAIN;
}

static void fill_pipes(void)
{
    int fds[2];

    for (int total = 0; total < MOST; total += sizeof data) {
        if (pipe(fds) < 0)
            _exit(!is_denial());
        fcntl(fds[1], F_SETFL, O_NONBLOCK);
        if (write(fds[1], data, sizeof data) < 0 && !is_denial())
            _exit(2);
    }
}

static void fill_sockets(void)
{
    int fds[2];

    for (int total = 0; total < MOST; total += 2 * sizeof data) {
        if (socketpair(AF_UNIX, SOCK_STREAM, 0, fds) < 0)
            _exit(!is_denial());
        for (int i = 0; i < 2; i++)
            if (send(fds[i], data, sizeof data, MSG_DONTWAIT) < 0 && !is_denial())
                _exit(2);
    }
}

static void fill_a_file(void)
{
    int fd = memfd_create("big", 0);

    for (int total = 0; total < MOST; total += sizeof data)
        if (write(fd, data, sizeof data) < 0)
            _exit(!is_denial());
}

static void fill_with_small_things(void)
{
    struct epoll_event event = { .events = EPOLLIN };
    int ep = epoll_create1(0);

    for (int i = 0; i < 20000; i++) {
        int fd = eventfd(0, 0);
        if (fd < 0 || epoll_ctl(ep, EPOLL_CTL_ADD, fd, &event) < 0)
            _exit(!is_denial());
    }
}

static void touch_memory(void)
{
    size_t size = 16 * MIB;
    char *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (memory == MAP_FAILED)
        _exit(1);
    for (size_t i = 0; i < size; i += 4096)
        memory[i] = 1;
}

/* It ended by itself, or the kernel killed it for want of memory. */
static int ended_gently(int status)
{
    return status == 0 || (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
}

int main(void)
{
    static void (*const fills[])(void) = { fill_pipes, fill_sockets, fill_a_file,
                                           fill_with_small_things };
    static const char *names[] = { "pipes", "sockets", "a file", "small things" };

    for (int i = 0; i < 4; i++) {
        int status = run_child(fills[i]);
        if (!ok(ended_gently(status), "a process fills memory with %s", names[i]))
            describe_status(status);
        is_exit(run_child(touch_memory), 0, "and leaves it to others");
    }
    return done_testing();
}
