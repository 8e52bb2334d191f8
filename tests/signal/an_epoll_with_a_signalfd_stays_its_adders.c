/*
 * signalfd(2): "If a process adds ... a signalfd file descriptor to an epoll(7) instance, then
 * epoll_wait(2) returns events only for signals sent to that process", also after fork(2); dup(2)
 * gives another descriptor of the same.
 */
#include "support.h"
#include <sys/epoll.h>
#include <sys/signalfd.h>

static int fd, epoll;
static struct epoll_event event = { EPOLLIN, { .fd = 0 } };
static struct signalfd_siginfo record;

static int ready(void)
{
    return epoll_wait(epoll, &event, 1, 0);
}

static void of_the_parent(void)
{
    kill(getpid(), SIGUSR1);
    if (ready() != 0)
        _exit(1);
    if (read(fd, &record, sizeof record) != sizeof record || (pid_t)record.ssi_pid != getpid())
        _exit(2);
}

static void added_again(void)
{
    epoll_ctl(epoll, EPOLL_CTL_DEL, fd, NULL);
    epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
    kill(getpid(), SIGUSR1);
    if (ready() != 1)
        _exit(1);
}

/* The process that added it ends; a child of it goes on with both descriptors. */
static int ended[2], report[2];

static void outlive_the_adder(void)
{
    char result;

    fd = signalfd(-1, &(sigset_t){ { 1UL << (SIGUSR1 - 1) } }, SFD_NONBLOCK);
    epoll = epoll_create1(0);
    epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
    if (fork() > 0)
        _exit(0);
    await(ended[0]);
    ready(); /* the end of the adder makes it look once more */
    kill(getpid(), SIGUSR1);
    result = '0' + ready();
    if (read(fd, &record, sizeof record) != sizeof record || write(report[1], &result, 1) != 1)
        _exit(1);
}

int main(void)
{
    sigset_t set = set_of(SIGUSR1);
    char result = '?';
    int copy;

    block_signal(SIGUSR1);
    fd = signalfd(-1, &set, SFD_NONBLOCK);
    epoll = epoll_create1(0);
    epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
    is_exit(run_child(of_the_parent), 0, "a child reads its signal, epoll does not tell of it");
    kill(getpid(), SIGUSR1);
    is_int(ready(), 1, "the parent's own is told of");
    copy = dup(fd);
    is_int(read(copy, &record, sizeof record), sizeof record, "a duplicate reads it");
    is_int(ready(), 0, "and then there is none");
    is_exit(run_child(added_again), 0, "a child that adds it again is told of its own");
    make_pipe(ended);
    make_pipe(report);
    is_exit(run_child(outlive_the_adder), 0, "the process that added it ends");
    tell(ended[1]);
    ok(read(report[0], &result, 1) == 1 && result == '0', "its epoll tells nobody else");
    return done_testing();
}
