/*
 * A thread is cancelled in each function that POSIX lists as a cancellation point and that can
 * block. For any libc: how a libc does it (by a signal of its own, and musl by looking where the
 * context's rip is) is its affair.
 */
#ifndef CANCELLATION_H
#define CANCELLATION_H

#include "support.h"
#include <poll.h>
#include <semaphore.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/un.h>

static int empty[2], full[2], pair[2], listener, epoll, lock_fd, other_end;
static sem_t never;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
static pthread_t forever;
static char block[65536];
static struct iovec vector = { block, sizeof block };
static struct sockaddr_un name = { .sun_family = AF_UNIX, .sun_path = "socket" };
static const struct timespec hour = { 3600, 0 };
static struct timespec far_away = { 0x7fffffff, 0 };

static void in_read(void) { read(empty[0], block, 1); }
static void in_readv(void) { readv(empty[0], &vector, 1); }
static void in_write(void) { write(full[1], block, sizeof block); }
static void in_writev(void) { writev(full[1], &vector, 1); }
static void in_open(void) { open("fifo", O_RDONLY); }
static void in_pause(void) { pause(); }
static void in_sleep(void) { sleep(3600); }
static void in_nanosleep(void) { nanosleep(&hour, NULL); }
static void in_clock_nanosleep(void)
{
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &far_away, NULL);
}
static void in_poll(void) { poll(NULL, 0, -1); }
static void in_ppoll(void) { ppoll(NULL, 0, NULL, NULL); }
static void in_select(void) { select(0, NULL, NULL, NULL, NULL); }
static void in_pselect(void) { pselect(0, NULL, NULL, NULL, NULL, NULL); }
static void in_wait(void) { wait(NULL); }
static void in_waitpid(void) { waitpid(-1, NULL, 0); }
static void in_accept(void) { accept(listener, NULL, NULL); }
static void in_connect(void)
{
    connect(other_end, (struct sockaddr *)&name, sizeof name);
}
static void in_recv(void) { recv(pair[0], block, 1, 0); }
static void in_recvfrom(void) { recvfrom(pair[0], block, 1, 0, NULL, NULL); }
static void in_send(void) { send(pair[1], block, sizeof block, 0); }
static void in_sem_wait(void) { sem_wait(&never); }
static void in_sem_timedwait(void) { sem_timedwait(&never, &far_away); }
static void in_join(void) { pthread_join(forever, NULL); }

static void in_epoll_wait(void)
{
    struct epoll_event event;

    epoll_wait(epoll, &event, 1, -1);
}

static void in_waitid(void)
{
    siginfo_t info;

    waitid(P_ALL, 0, &info, WEXITED);
}

static void in_recvmsg(void)
{
    struct msghdr message = { .msg_iov = &vector, .msg_iovlen = 1 };

    recvmsg(pair[0], &message, 0);
}

static void in_sendmsg(void)
{
    struct msghdr message = { .msg_iov = &vector, .msg_iovlen = 1 };

    sendmsg(pair[1], &message, 0);
}

static void in_lock(void)
{
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

    fcntl(lock_fd, F_SETLKW, &lock);
}

static void in_sigsuspend(void)
{
    sigset_t none;

    sigemptyset(&none);
    sigsuspend(&none);
}

static void in_sigwait(void)
{
    sigset_t set = set_of(SIGUSR2);
    int signal;

    sigwait(&set, &signal);
}

static void in_sigwaitinfo(void)
{
    sigset_t set = set_of(SIGUSR2);

    sigwaitinfo(&set, NULL);
}

static void in_sigtimedwait(void)
{
    sigset_t set = set_of(SIGUSR2);

    sigtimedwait(&set, NULL, &hour);
}

static void unlock(void *unused)
{
    (void)unused;
    pthread_mutex_unlock(&mutex);
}

static void in_cond_wait(void)
{
    pthread_mutex_lock(&mutex);
    pthread_cleanup_push(unlock, NULL);
    pthread_cond_wait(&condition, &mutex);
    pthread_cleanup_pop(1);
}

static void in_cond_timedwait(void)
{
    pthread_mutex_lock(&mutex);
    pthread_cleanup_push(unlock, NULL);
    pthread_cond_timedwait(&condition, &mutex, &far_away);
    pthread_cleanup_pop(1);
}

#define POINT(name) { #name, in_##name }
static const struct {
    const char *name;
    void (*call)(void);
} points[] = {
    POINT(read), POINT(readv), POINT(write), POINT(writev), POINT(open), POINT(lock), POINT(pause),
    POINT(sleep), POINT(nanosleep), POINT(clock_nanosleep), POINT(poll), POINT(ppoll),
    POINT(select), POINT(pselect), POINT(epoll_wait), POINT(wait), POINT(waitpid), POINT(waitid),
    POINT(accept), POINT(connect), POINT(recv), POINT(recvfrom), POINT(recvmsg), POINT(send),
    POINT(sendmsg), POINT(sem_wait), POINT(sem_timedwait), POINT(join), POINT(cond_wait),
    POINT(cond_timedwait), POINT(sigsuspend), POINT(sigwait), POINT(sigwaitinfo),
    POINT(sigtimedwait),
};

/* The thread to cancel. */
static void (*call)(void);
static volatile pid_t its_tid;
static volatile int cleaned;
static int released[2];

static void clean(void *unused)
{
    (void)unused;
    cleaned++;
}

static void *cancelled_asleep(void *unused)
{
    pthread_cleanup_push(clean, NULL);
    its_tid = thread_id();
    call();
    pthread_cleanup_pop(0);
    return unused;
}

/* The cancellation comes first; the call does not even begin to wait. */
static void *cancelled_before(void *unused)
{
    pthread_cleanup_push(clean, NULL);
    pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, NULL);
    await(released[0]);
    pthread_setcancelstate(PTHREAD_CANCEL_ENABLE, NULL);
    call();
    pthread_cleanup_pop(0);
    return unused;
}

static int ends_cancelled(pthread_t thread)
{
    void *result;

    pthread_join(thread, &result);
    return result == PTHREAD_CANCELED && cleaned == 1;
}

static void cancel_in(const char *text)
{
    pthread_t thread;
    int good;

    its_tid = cleaned = 0;
    pthread_create(&thread, NULL, cancelled_asleep, NULL);
    while (!its_tid)
        sched_yield();
    wait_until_asleep(its_tid);
    good = pthread_cancel(thread) == 0 && ends_cancelled(thread);
    cleaned = 0;
    pthread_create(&thread, NULL, cancelled_before, NULL);
    pthread_cancel(thread);
    tell(released[1]);
    good += ends_cancelled(thread);
    is_int(good, 2, "%s", text);
}

static void fill(int fd)
{
    int flags = fcntl(fd, F_GETFL);

    fcntl(fd, F_SETFL, flags | O_NONBLOCK);
    while (write(fd, block, sizeof block) > 0 || write(fd, block, 1) > 0)
        ;
    fcntl(fd, F_SETFL, flags);
}

static void *sleep_for_ever(void *unused)
{
    for (;;)
        pause();
    return unused;
}

static void set_up(void)
{
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    pid_t child;

    enter_scratch_dir(0755);
    make_pipe(empty);
    make_pipe(full);
    make_pipe(released);
    fill(full[1]);
    mkfifo("fifo", 0600);
    epoll = epoll_create1(0);
    sem_init(&never, 0, 0);
    pthread_create(&forever, NULL, sleep_for_ever, NULL);
    listener = socket(AF_UNIX, SOCK_STREAM, 0);
    if (bind(listener, (struct sockaddr *)&name, sizeof name) || listen(listener, 0))
        bail_out("no listening socket");
    write_file("lock", "");
    lock_fd = open("lock", O_RDWR);
    child = fork();
    if (child == 0) {
        fcntl(lock_fd, F_SETLK, &lock);
        tell(released[1]);
        read(empty[0], block, 1);
        _exit(0);
    }
    await(released[0]);
}

/* Sockets whose connections nobody accepts: one fits behind listen(0), the next has to wait. */
static void set_up_connection(void)
{
    int first = socket(AF_UNIX, SOCK_STREAM, 0);

    connect(first, (struct sockaddr *)&name, sizeof name);
    other_end = socket(AF_UNIX, SOCK_STREAM, 0);
}

static void run_all_points(void)
{
    set_up();
    block_signal(SIGUSR2);
    for (unsigned i = 0; i < sizeof points / sizeof points[0]; i++) {
        if (points[i].call == in_connect)
            set_up_connection();
        if (points[i].call == in_recv)
            socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
        if (points[i].call == in_send)
            fill(pair[1]);
        call = points[i].call;
        cancel_in(points[i].name);
    }
}

#endif
