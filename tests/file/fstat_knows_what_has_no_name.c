/*
 * fstat(2), fstatfs(2), proc(5): pipes and sockets are files of their kind with numbers of their
 * own, by which /proc/self/fd names them; an eventfd and its like are "anon_inode".
 */
#include "support.h"
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <sys/vfs.h>

static char text[128];

static const char *name_of(int fd)
{
    char path[64];
    int length;

    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    length = readlink(path, text, sizeof text - 1);
    text[length > 0 ? length : 0] = 0;
    return text;
}

static const char *numbered(const char *kind, int fd)
{
    static char wanted[64];
    struct stat status;

    fstat(fd, &status);
    snprintf(wanted, sizeof wanted, "%s:[%lu]", kind, (unsigned long)status.st_ino);
    return wanted;
}

static long magic_of(int fd)
{
    struct statfs fs;

    return fstatfs(fd, &fs) < 0 ? -1 : (long)fs.f_type;
}

int main(void)
{
    struct stat one, two;
    char path[64];
    int fds[2], fd;

    socketpair(AF_UNIX, SOCK_STREAM, 0, fds);
    fstat(fds[0], &one);
    fstat(fds[1], &two);
    is_int(one.st_mode, S_IFSOCK | 0777, "a socket is a socket");
    ok(one.st_ino != two.st_ino && one.st_dev == two.st_dev, "each end with its number");
    is_str(name_of(fds[0]), numbered("socket", fds[0]), "that names it");
    is_int(magic_of(fds[0]), 0x534f434b, "in the file system of sockets");
    snprintf(path, sizeof path, "/proc/self/fd/%d", fds[0]);
    fails_with(open(path, O_RDWR), ENXIO, "it cannot be opened there");
    make_pipe(fds);
    fstat(fds[0], &one);
    fstat(fds[1], &two);
    is_int(one.st_mode, S_IFIFO | 0600, "a pipe is a FIFO");
    ok(one.st_ino == two.st_ino, "with one number");
    is_str(name_of(fds[1]), numbered("pipe", fds[1]), "that names it");
    is_int(magic_of(fds[0]), 0x50495045, "in the file system of pipes");
    snprintf(path, sizeof path, "/proc/self/fd/%d", fds[0]);
    fd = open(path, O_WRONLY);
    ok(fd >= 0 && write(fd, "x", 1) == 1 && read(fds[0], text, 1) == 1,
       "it can be opened there, for the other end too");
    is_str(name_of(eventfd(0, 0)), "anon_inode:[eventfd]", "an eventfd has no number");
    is_str(name_of(epoll_create1(0)), "anon_inode:[eventpoll]", "nor an epoll");
    is_str(name_of(timerfd_create(CLOCK_MONOTONIC, 0)), "anon_inode:[timerfd]", "nor a timerfd");
    fd = eventfd(0, 0);
    fstat(fd, &one);
    is_int(one.st_mode, 0600, "they have no type");
    is_int(magic_of(fd), 0x09041934, "in the file system of such");
    return done_testing();
}
