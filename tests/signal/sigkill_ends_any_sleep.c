/* signal(7): SIGKILL cannot be blocked: it ends a process asleep in any call. */
#include "support.h"
#include <sys/epoll.h>

static int fds[2], word;

static void in_read(void)
{
    char byte;

    if (read(fds[0], &byte, 1))
        _exit(1);
}

static void in_wait(void)
{
    if (fork() == 0)
        in_read();
    wait(NULL);
}

static void in_futex(void)
{
    syscall(SYS_futex, &word, 0, 0, NULL, NULL, 0);
}

static void in_nanosleep(void)
{
    struct timespec hour = { 3600, 0 };

    nanosleep(&hour, NULL);
}

static void in_sigsuspend(void)
{
    sigset_t all;

    sigfillset(&all);
    sigsuspend(&all);
}

static void in_sigwait(void)
{
    sigset_t all;
    int signal;

    sigfillset(&all);
    sigwait(&all, &signal);
}

static void in_poll(void)
{
    poll(NULL, 0, -1);
}

static void in_epoll(void)
{
    struct epoll_event event;

    epoll_wait(epoll_create1(0), &event, 1, -1);
}

static void in_fifo_open(void)
{
    open("fifo", O_RDONLY);
}

static void in_lock(void)
{
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

    fcntl(open("lock", O_RDWR), F_SETLKW, &lock);
}

static const struct {
    const char *name;
    void (*body)(void);
} sleeps[] = {
    { "read", in_read }, { "wait", in_wait }, { "futex", in_futex },
    { "nanosleep", in_nanosleep }, { "sigsuspend", in_sigsuspend }, { "sigwait", in_sigwait },
    { "poll", in_poll }, { "epoll_wait", in_epoll }, { "open of a FIFO", in_fifo_open },
    { "F_SETLKW", in_lock },
};

int main(void)
{
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

    make_pipe(fds);
    enter_scratch_dir(0755);
    mkfifo("fifo", 0600);
    write_file("lock", "");
    fcntl(open("lock", O_RDWR), F_SETLK, &lock);
    block_all();
    for (unsigned i = 0; i < sizeof sleeps / sizeof sleeps[0]; i++) {
        pid_t child = start_child(sleeps[i].body);

        wait_until_asleep(child);
        kill(child, SIGKILL);
        is_killed(wait_for(child), SIGKILL, "%s", sleeps[i].name);
    }
    return done_testing();
}
