/*
 * The calls in which a process or a thread may be asleep, to end or stop it there.
 */
#ifndef SLEEPS_H
#define SLEEPS_H

#include "support.h"
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <sys/un.h>

static int sleep_pipe[2], sleep_full[2], sleep_socket, sleep_terminal;
static uint32_t sleep_word;
static char sleep_bytes[65536];

static void in_read(void)
{
    if (read(sleep_pipe[0], sleep_bytes, 1))
        _exit(91);
}

static void in_write(void)
{
    if (write(sleep_full[1], sleep_bytes, sizeof sleep_bytes))
        _exit(92);
}

static void in_futex(void)
{
    syscall(SYS_futex, &sleep_word, 0, 0, NULL, NULL, 0);
}

static void in_nanosleep(void)
{
    struct timespec hour = { 3600, 0 };

    nanosleep(&hour, NULL);
}

static void in_pause(void)
{
    pause();
}

static void in_sigsuspend(void)
{
    sigset_t all;

    sigfillset(&all);
    sigsuspend(&all);
}

static void in_sigwait(void)
{
    sigset_t set = set_of(SIGUSR2);
    int signal;

    sigwait(&set, &signal);
}

static void in_poll(void)
{
    poll(NULL, 0, -1);
}

static void in_ppoll(void)
{
    sigset_t all;

    sigfillset(&all);
    ppoll(NULL, 0, NULL, &all);
}

static void in_select(void)
{
    select(0, NULL, NULL, NULL, NULL);
}

static void in_epoll(void)
{
    struct epoll_event event;

    epoll_wait(epoll_create1(0), &event, 1, -1);
}

static void in_wait(void)
{
    pid_t child = fork();

    if (child == 0)
        in_read();
    waitpid(child, NULL, 0);
}

static void in_waitid(void)
{
    siginfo_t info;

    if (fork() == 0)
        in_read();
    waitid(P_ALL, 0, &info, WEXITED);
}

static void in_fifo_open(void)
{
    open("fifo", O_RDONLY);
}

static void in_flock(void)
{
    flock(open("lock", O_RDWR), LOCK_EX);
}

static void in_lock(void)
{
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

    fcntl(open("lock", O_RDWR), F_SETLKW, &lock);
}

static void in_terminal_read(void)
{
    if (read(sleep_terminal, sleep_bytes, 1))
        _exit(98);
}

static void in_accept(void)
{
    accept(sleep_socket, NULL, NULL);
}

static void in_eventfd(void)
{
    if (read(eventfd(0, 0), sleep_bytes, 8))
        _exit(93);
}

static void in_signalfd(void)
{
    sigset_t set = set_of(SIGUSR2);

    if (read(signalfd(-1, &set, 0), sleep_bytes, sizeof(struct signalfd_siginfo)))
        _exit(94);
}

static void in_timerfd(void)
{
    if (read(timerfd_create(CLOCK_MONOTONIC, 0), sleep_bytes, 8))
        _exit(95);
}

/* Killable, but neither interrupted nor stopped: the last one of all. */
static void in_vfork(void)
{
    static volatile pid_t child;

    child = vfork();
    if (child == 0)
        for (;;)
            if (read(sleep_pipe[0], sleep_bytes, 1))
                _exit(96);
}

static const struct {
    const char *name;
    void (*body)(void);
} sleeps[] = {
    { "read", in_read }, { "write", in_write }, { "futex", in_futex },
    { "nanosleep", in_nanosleep }, { "pause", in_pause }, { "sigsuspend", in_sigsuspend },
    { "sigwait", in_sigwait }, { "poll", in_poll }, { "ppoll", in_ppoll }, { "select", in_select },
    { "epoll_wait", in_epoll }, { "wait", in_wait }, { "waitid", in_waitid },
    { "open of a FIFO", in_fifo_open }, { "flock", in_flock }, { "F_SETLKW", in_lock },
    { "read of a terminal", in_terminal_read }, { "accept", in_accept },
    { "read of an eventfd", in_eventfd }, { "read of a signalfd", in_signalfd },
    { "read of a timerfd", in_timerfd }, { "vfork", in_vfork },
};

#define SLEEPS    (sizeof sleeps / sizeof sleeps[0])
#define STOPPABLE (SLEEPS - 1)

/* In the first process; SIGUSR2 is blocked for good. */
static inline void sleeps_set_up(void)
{
    struct sockaddr_un name = { .sun_family = AF_UNIX, .sun_path = "socket" };
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    int master = posix_openpt(O_RDWR | O_NOCTTY);

    grantpt(master);
    unlockpt(master);
    sleep_terminal = open(ptsname(master), O_RDWR | O_NOCTTY);
    enter_scratch_dir(0755);
    block_signal(SIGUSR2);
    make_pipe(sleep_pipe);
    make_pipe(sleep_full);
    fcntl(sleep_full[1], F_SETFL, O_NONBLOCK);
    while (write(sleep_full[1], sleep_bytes, sizeof sleep_bytes) > 0)
        ;
    fcntl(sleep_full[1], F_SETFL, 0);
    mkfifo("fifo", 0600);
    write_file("lock", "");
    flock(open("lock", O_RDWR), LOCK_EX);
    fcntl(open("lock", O_RDWR), F_SETLK, &lock);
    sleep_socket = socket(AF_UNIX, SOCK_STREAM, 0);
    if (bind(sleep_socket, (struct sockaddr *)&name, sizeof name) || listen(sleep_socket, 1))
        bail_out("no listening socket");
}

/* Waits until the process or thread that runs sleeps[index] is asleep. */
static inline void sleep_await(pid_t tid, unsigned index)
{
    wait_until_state(tid, sleeps[index].body == in_vfork ? 'D' : 'S');
}

static volatile pid_t sleep_tids[SLEEPS];

/* Again, if it is interrupted by a stop (signal(7)). */
static inline void *sleep_main(void *index)
{
    sleep_tids[(intptr_t)index] = thread_id();
    for (;;)
        sleeps[(intptr_t)index].body();
    return NULL;
}

/* A thread for each of the first `count` calls. Returns when all are asleep in theirs. */
static inline void sleep_in_all(unsigned count)
{
    pthread_t thread;

    for (intptr_t i = 0; i < (intptr_t)count; i++) {
        if (pthread_create(&thread, NULL, sleep_main, (void *)i) != 0)
            _exit(97);
        while (!sleep_tids[i])
            sched_yield();
        sleep_await(sleep_tids[i], (unsigned)i);
    }
}

#endif
