/* signal(7): SIGKILL cannot be blocked: it ends a process asleep in any call. */
#include "support.h"
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/signalfd.h>

static int fds[2], full[2], terminal, word;

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

static void in_write(void)
{
    if (write(full[1], "x", 1) != 1)
        _exit(1);
}

static void in_terminal_read(void)
{
    char byte;

    if (read(terminal, &byte, 1))
        _exit(1);
}

static void in_flock(void)
{
    flock(open("lock", O_RDWR), LOCK_EX);
}

static void in_eventfd(void)
{
    eventfd_t value;

    eventfd_read(eventfd(0, 0), &value);
}

static void in_signalfd(void)
{
    struct signalfd_siginfo info;
    sigset_t all;

    sigfillset(&all);
    if (read(signalfd(-1, &all, 0), &info, sizeof info))
        _exit(1);
}

static void in_ppoll(void)
{
    sigset_t all;

    sigfillset(&all);
    ppoll(NULL, 0, NULL, &all);
}

static void in_waitid(void)
{
    siginfo_t info;

    if (fork() == 0)
        in_read();
    waitid(P_ALL, 0, &info, WEXITED);
}

static void in_pause(void)
{
    pause();
}

/* The parent of a vfork() sleeps where no handler can reach it. */
static void kill_in_vfork(void)
{
    pid_t parent;
    int ready[2];

    make_pipe(ready);
    parent = fork();
    if (parent == 0) {
        if (vfork() == 0) {
            tell(ready[1]);
            in_read();
        }
        _exit(1);
    }
    await(ready[0]);
    wait_until_state(parent, 'D');
    kill(parent, SIGKILL);
    is_killed(wait_for(parent), SIGKILL, "vfork");
}

static const struct {
    const char *name;
    void (*body)(void);
} sleeps[] = {
    { "read", in_read }, { "wait", in_wait }, { "futex", in_futex },
    { "nanosleep", in_nanosleep }, { "sigsuspend", in_sigsuspend }, { "sigwait", in_sigwait },
    { "poll", in_poll }, { "epoll_wait", in_epoll }, { "open of a FIFO", in_fifo_open },
    { "F_SETLKW", in_lock }, { "write", in_write }, { "read of a terminal", in_terminal_read },
    { "flock", in_flock }, { "read of an eventfd", in_eventfd },
    { "read of a signalfd", in_signalfd }, { "ppoll", in_ppoll }, { "waitid", in_waitid },
    { "pause", in_pause },
};

int main(void)
{
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    int master = posix_openpt(O_RDWR | O_NOCTTY);

    make_pipe(fds);
    make_pipe(full);
    fcntl(full[1], F_SETFL, O_NONBLOCK);
    while (write(full[1], "0123456789abcdef", 16) > 0)
        ;
    fcntl(full[1], F_SETFL, 0);
    grantpt(master);
    unlockpt(master);
    terminal = open(ptsname(master), O_RDWR | O_NOCTTY);
    enter_scratch_dir(0755);
    mkfifo("fifo", 0600);
    write_file("lock", "");
    fcntl(open("lock", O_RDWR), F_SETLK, &lock);
    flock(open("lock", O_RDWR), LOCK_EX);
    block_all();
    for (unsigned i = 0; i < sizeof sleeps / sizeof sleeps[0]; i++) {
        pid_t child = start_child(sleeps[i].body);

        wait_until_asleep(child);
        kill(child, SIGKILL);
        is_killed(wait_for(child), SIGKILL, "%s", sleeps[i].name);
    }
    kill_in_vfork();
    return done_testing();
}
