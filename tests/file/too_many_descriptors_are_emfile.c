/*
 * setrlimit(2), RLIMIT_NOFILE: every call that makes a descriptor fails with EMFILE at the limit,
 * makes nothing, and leaves what is open.
 */
#include "support.h"
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>

int main(void)
{
    struct rlimit limit = { 20, 20 };
    int fd, last = -1, fds[2];
    struct stat status;

    need_root();
    enter_scratch_dir(0700);
    is_int(dup2(1, 30), 30, "a descriptor above the limit to be");
    setrlimit(RLIMIT_NOFILE, &limit);
    while ((fd = open("/dev/null", O_RDONLY)) >= 0)
        last = fd;
    is_int(errno, EMFILE, "open is EMFILE at the limit");
    is_int(last, 19, "the last number is one below it");
    fails_with(open("new", O_CREAT | O_WRONLY, 0600), EMFILE, "O_CREAT too");
    fails_with(stat("new", &status), ENOENT, "and nothing is created");
    fails_with(dup(0), EMFILE, "dup");
    fails_with(fcntl(0, F_DUPFD, 5), EMFILE, "F_DUPFD");
    fails_with(pipe(fds), EMFILE, "pipe");
    fails_with(socket(AF_UNIX, SOCK_STREAM, 0), EMFILE, "socket");
    fails_with(socketpair(AF_UNIX, SOCK_STREAM, 0, fds), EMFILE, "socketpair");
    fails_with(epoll_create1(0), EMFILE, "epoll_create1");
    fails_with(eventfd(0, 0), EMFILE, "eventfd");
    fails_with(timerfd_create(CLOCK_MONOTONIC, 0), EMFILE, "timerfd_create");
    fails_with(memfd_create("x", 0), EMFILE, "memfd_create");
    fails_with(syscall(SYS_pidfd_open, getpid(), 0), EMFILE, "pidfd_open");
    is_int(dup2(0, 5), 5, "dup2 to an open one needs no new one");
    is_int(write(30, "", 0), 0, "what is above the limit stays open");
    close(19);
    fails_with(pipe(fds), EMFILE, "one free descriptor is no pipe");
    is_int(open("/dev/null", O_RDONLY), 19, "and is still free afterwards");
    limit.rlim_max = 40;
    fails_with(become_user(NOBODY) < 0 ? -1 : setrlimit(RLIMIT_NOFILE, &limit), EPERM,
               "an ordinary user cannot raise the hard limit");
    return done_testing();
}
