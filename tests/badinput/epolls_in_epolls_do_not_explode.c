/*
 * epoll(7): a bad graph of epolls (each watched by many) is refused or walked in reasonable time;
 * closing in any order leaves nothing behind.
 */
#include "support.h"
#include <sys/epoll.h>

#define LEVELS 5
#define WIDTH  20

static int add(int ep, int fd)
{
    struct epoll_event event = { .events = EPOLLIN };

    return epoll_ctl(ep, EPOLL_CTL_ADD, fd, &event);
}

/* Every epoll watches all of the level below; nothing else is watched. */
static int connect_all(int fds[LEVELS][WIDTH])
{
    int made = 0;

    for (int level = 0; level < LEVELS; level++)
        for (int i = 0; i < WIDTH; i++)
            fds[level][i] = epoll_create1(0);
    for (int level = 1; level < LEVELS; level++)
        for (int i = 0; i < WIDTH; i++)
            for (int j = 0; j < WIDTH; j++)
                made += add(fds[level][i], fds[level - 1][j]) == 0;
    return made;
}

int main(void)
{
    int fds[LEVELS][WIDTH], pipe_fds[2], refused = 0, top;
    struct epoll_event events[4];

    make_pipe(pipe_fds);
    top = epoll_create1(0);
    for (int level = 0; level < LEVELS - 1; level++)
        for (int i = 0; i < WIDTH; i++)
            fds[level][i] = epoll_create1(0);
    for (int i = 0; i < WIDTH; i++)
        add(fds[0][i], pipe_fds[0]);
    for (int level = 1; level < LEVELS - 1; level++)
        for (int i = 0; i < WIDTH; i++)
            for (int j = 0; j < 2; j++)
                refused += add(fds[level][i], fds[level - 1][(i + j) % WIDTH]) < 0;
    for (int i = 0; i < WIDTH; i++)
        refused += add(top, fds[LEVELS - 2][i]) < 0;
    ok(refused > 0 && refused < 100, "of all ways through four levels some are refused");
    is_int(epoll_wait(top, events, 4, 0), 0, "nothing is ready");
    write(pipe_fds[1], "x", 1);
    ok(epoll_wait(top, events, 4, 0) > 0, "a byte makes the top ready");
    for (int i = 0; i < WIDTH; i++)
        close(fds[LEVELS - 2][i]);
    is_int(epoll_wait(top, events, 4, 0), 0, "without the level below it is not");
    for (int i = 0; i < WIDTH; i++)
        close(fds[0][i]);
    is_int(epoll_wait(fds[1][0], events, 4, 0), 0, "nor without the first");
    close(top);
    is_int(read(pipe_fds[0], events, 1), 1, "the pipe is unharmed");
    is_int(connect_all(fds), 4 * WIDTH * WIDTH, "a graph of 160000 ways is made");
    fails_with(add(fds[LEVELS - 1][0], pipe_fds[0]) < 0 ? -1 : add(fds[0][0], pipe_fds[0]), EINVAL,
               "but no file's event may take them all");
    return done_testing();
}
