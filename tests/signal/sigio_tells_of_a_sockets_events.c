/*
 * socket(7), "Signals", and fcntl(2), O_ASYNC: data, a connection, room and a hang-up each make a
 * signal; with F_SETSIG its si_code and si_band say which. FIOSETOWN and SIOCSPGRP are F_SETOWN.
 */
#include "support.h"

#include <asm/sockios.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/un.h>

static int pair[2];
static sigset_t all;

static void watch(int fd, int signal)
{
    fcntl(fd, F_SETOWN, getpid());
    fcntl(fd, F_SETSIG, signal);
    fcntl(fd, F_SETFL, O_ASYNC | O_NONBLOCK);
}

/* is_event(signal, code, band, "..."): just this one has come. */
#define is_event(signal, code, band, ...) \
    ({ \
        siginfo_t event_info, event_next; \
        int event_signal = take_pending(&all, &event_info); \
        ok(event_signal == (signal) && event_info.si_code == (code) \
           && event_info.si_band == (band) && take_pending(&all, &event_next) < 0, __VA_ARGS__); \
        if (event_signal != (signal) || event_info.si_code != (code)) \
            diag("signal %d, code %d, band %#lx", event_signal, event_info.si_code, \
                 event_info.si_band); \
    })
#define is_quiet(...) is_int(take_pending(&all, NULL), -1, __VA_ARGS__)

#define IN (POLLIN | POLLRDNORM)
#define OUT (POLLOUT | POLLWRNORM | POLLWRBAND)
#define HUP (POLLHUP | POLLERR)

static void make_pair(int type)
{
    if (socketpair(AF_UNIX, type, 0, pair) < 0)
        bail_out("socketpair failed");
    watch(pair[0], 40);
    watch(pair[1], 41);
}

static void data_and_room(int type, const char *name)
{
    static char block[1000];
    siginfo_t info;
    int got = 0;

    make_pair(type);
    is_quiet("%s: O_ASYNC itself makes no signal", name);
    send(pair[1], "x", 1, 0);
    is_event(40, POLL_IN, IN, "%s: data is POLL_IN for the receiver", name);
    send(pair[1], "x", 1, 0);
    is_event(40, POLL_IN, IN, "%s: more data is news again", name);
    recv(pair[0], block, 1, 0);
    is_quiet("%s: a read with room before it is no news", name);
    while (send(pair[1], block, sizeof block, 0) > 0)
        take_pending(&all, NULL);
    while (got == 0 && recv(pair[0], block, sizeof block, 0) > 0)
        got = take_pending(&all, &info) > 0;
    ok(got && info.si_signo == 41 && info.si_code == POLL_OUT && info.si_band == OUT,
       "%s: room after a send had none is POLL_OUT", name);
    close(pair[0]);
    close(pair[1]);
    while (take_pending(&all, NULL) > 0)
        ;
}

static void hang_up(int type, const char *name)
{
    make_pair(type);
    shutdown(pair[0], SHUT_WR);
    is_event(41, POLL_IN, IN, "%s: the end of the data is POLL_IN", name);
    shutdown(pair[0], SHUT_RDWR);
    is_event(41, POLL_HUP, HUP, "%s: a shutdown both ways is POLL_HUP", name);
    make_pair(type);
    close(pair[0]);
    is_event(41, POLL_HUP, HUP, "%s: the peer's close is POLL_HUP", name);
}

static void connections(void)
{
    struct sockaddr_un name = { AF_UNIX, "\0sigio-test" };
    int listener = socket(AF_UNIX, SOCK_STREAM, 0), client = socket(AF_UNIX, SOCK_STREAM, 0), end;

    bind(listener, (struct sockaddr *)&name, sizeof name);
    listen(listener, 1);
    watch(listener, 42);
    connect(client, (struct sockaddr *)&name, sizeof name);
    is_event(42, POLL_IN, IN, "a connection is POLL_IN for the listener");
    fcntl(listener, F_SETFL, O_ASYNC);
    end = accept(listener, NULL, NULL);
    is_int(fcntl(end, F_GETFL) & O_ASYNC, 0, "an accepted socket has no O_ASYNC");
    is_int(fcntl(end, F_GETOWN), 0, "nor an owner");
}

static void owners(void)
{
    int who = getpid(), got = 0;

    make_pair(SOCK_STREAM);
    fcntl(pair[0], F_SETOWN, 0);
    is_int(ioctl(pair[0], FIOSETOWN, &who), 0, "FIOSETOWN sets the owner");
    ok(fcntl(pair[0], F_GETOWN) == who, "as F_SETOWN does");
    who = -getpgrp();
    is_int(ioctl(pair[0], SIOCSPGRP, &who), 0, "so does SIOCSPGRP");
    ioctl(pair[0], FIOGETOWN, &got);
    ok(got == who, "FIOGETOWN gives it");
    got = 0;
    ioctl(pair[0], SIOCGPGRP, &got);
    ok(got == who, "so does SIOCGPGRP");
    who = INT_MAX;
    fails_with(ioctl(pair[0], FIOSETOWN, &who), ESRCH, "an owner that is not there is ESRCH");
}

static void read_one(void)
{
    char byte;

    fcntl(pair[0], F_SETFL, O_ASYNC);
    _exit(read(pair[0], &byte, 1) != 1);
}

static void reader_asleep(void)
{
    pid_t child;

    make_pair(SOCK_STREAM);
    fcntl(pair[0], F_SETOWN, getpid());
    child = start_child(read_one);
    wait_until_asleep(child);
    send(pair[1], "x", 1, 0);
    wait_for(child);
    is_quiet("data that a sleeping reader takes makes no signal");
}

int main(void)
{
    signal(SIGCHLD, SIG_DFL);
    sigfillset(&all);
    sigdelset(&all, SIGCHLD);
    block_all();
    data_and_room(SOCK_STREAM, "stream");
    data_and_room(SOCK_SEQPACKET, "seqpacket");
    data_and_room(SOCK_DGRAM, "datagram");
    hang_up(SOCK_STREAM, "stream");
    hang_up(SOCK_SEQPACKET, "seqpacket");
    connections();
    owners();
    reader_asleep();
    return done_testing();
}
