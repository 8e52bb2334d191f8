/*
 * signal(7): "read(2), readv(2), write(2), writev(2) ... on slow devices", open(2) of a FIFO and
 * what moves data through pipes: EINTR after a handler without SA_RESTART, restarted with it.
 */
#include "outcome.h"
#include <sys/eventfd.h>
#include <sys/sendfile.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <termios.h>

static int fds[2], other[2] = { -1, -1 };
static char buffer[1 << 20];

static void renew(int pair[2])
{
    close(pair[0]);
    close(pair[1]);
    make_pipe(pair);
}

static void make_empty(void)
{
    renew(fds);
}

static void make_full(void)
{
    renew(fds);
    fcntl(fds[1], F_SETFL, O_NONBLOCK);
    while (write(fds[1], buffer, 4096) > 0)
        ;
    fcntl(fds[1], F_SETFL, 0);
}

static void drain(int fd, size_t size)
{
    while (size > 0) {
        ssize_t n = read(fd, buffer, size < sizeof buffer ? size : sizeof buffer);

        if (n <= 0)
            return;
        size -= n;
    }
}

static void fill(void)
{
    tell(fds[1]);
}

static void empty(void)
{
    drain(fds[0], 65536);
}

static long call_read(void)
{
    return read(fds[0], buffer, 10) == 1 ? 1 : -1;
}

static long call_readv(void)
{
    struct iovec parts[2] = { { buffer, 1 }, { buffer + 1, 10 } };

    return readv(fds[0], parts, 2) == 1 ? 1 : -1;
}

static long call_write(void)
{
    return write(fds[1], buffer, 10) == 10 ? 1 : -1;
}

static long call_writev(void)
{
    struct iovec parts[2] = { { buffer, 1 }, { buffer + 1, 9 } };

    return writev(fds[1], parts, 2) == 10 ? 1 : -1;
}

/* ---- opens of a FIFO ------------------------------------------------------------------------- */

static void make_fifo(void)
{
    unlink("fifo");
    mkfifo("fifo", 0600);
}

static long call_open_read(void)
{
    return open("fifo", O_RDONLY) < 0 ? -1 : 1;
}

static long call_open_write(void)
{
    return open("fifo", O_WRONLY) < 0 ? -1 : 1;
}

static void open_both(void)
{
    close(open("fifo", O_RDWR));
}

/* ---- the terminal ---------------------------------------------------------------------------- */

static int master = -1, slave = -1;

static void make_terminal(void)
{
    close(master);
    close(slave);
    master = posix_openpt(O_RDWR | O_NOCTTY);
    if (master < 0 || grantpt(master) || unlockpt(master)
        || (slave = open(ptsname(master), O_RDWR | O_NOCTTY)) < 0)
        bail_out("no terminal");
}

static void make_held_terminal(void)
{
    make_terminal();
    tcflow(slave, TCOOFF);
}

static long call_terminal_read(void)
{
    return read(slave, buffer, 10) == 2 ? 1 : -1;
}

static void type_line(void)
{
    if (write(master, "a\n", 2) != 2)
        bail_out("cannot type");
}

static long call_terminal_write(void)
{
    return write(slave, "abc", 3) == 3 ? 1 : -1;
}

static void release_output(void)
{
    tcflow(slave, TCOON);
}

static long call_master_read(void)
{
    return read(master, buffer, 10) == 1 ? 1 : -1;
}

static void print_letter(void)
{
    if (write(slave, "a", 1) != 1)
        bail_out("cannot print");
}

/* ---- eventfd, timerfd, signalfd -------------------------------------------------------------- */

static int special = -1;

static void make_event(void)
{
    close(special);
    special = eventfd(0, 0);
}

static void make_full_event(void)
{
    close(special);
    special = eventfd(0, 0);
    eventfd_write(special, 0xfffffffffffffffe);
}

static void make_timer(void)
{
    close(special);
    special = timerfd_create(CLOCK_MONOTONIC, 0);
}

static long call_read_eight(void)
{
    return read(special, buffer, 8) == 8 ? 1 : -1;
}

static long call_write_event(void)
{
    return eventfd_write(special, 1) == 0 ? 1 : -1;
}

static void write_event(void)
{
    eventfd_write(special, 1);
}

static void read_event(void)
{
    eventfd_t value;

    eventfd_read(special, &value);
}

static void start_timer(void)
{
    struct itimerspec soon = { { 0, 0 }, { 0, 1 } };

    timerfd_settime(special, 0, &soon, NULL);
}

static pid_t *reader;

static long call_read_signal(void)
{
    sigset_t set = set_of(SIGTERM);

    *reader = getpid();
    sigprocmask(SIG_BLOCK, &set, NULL);
    return read(signalfd(-1, &set, 0), buffer, 128) == 128 ? 1 : -1;
}

static void send_signal(void)
{
    kill(*reader, SIGTERM);
}

/* ---- between pipes --------------------------------------------------------------------------- */

static void make_two_empty(void)
{
    renew(fds);
    renew(other);
}

static void make_full_and_other(void)
{
    renew(other);
    make_full();
    tell(other[1]);
}

static long call_splice_in(void)
{
    return splice(fds[0], NULL, other[1], NULL, 10, 0) == 1 ? 1 : -1;
}

static long call_splice_out(void)
{
    return splice(other[0], NULL, fds[1], NULL, 10, 0) == 1 ? 1 : -1;
}

static long call_tee_in(void)
{
    return tee(fds[0], other[1], 10, 0) == 1 ? 1 : -1;
}

static long call_tee_out(void)
{
    return tee(other[0], fds[1], 10, 0) == 1 ? 1 : -1;
}

static long call_vmsplice(void)
{
    struct iovec part = { buffer, 10 };

    return vmsplice(fds[1], &part, 1, 0) == 10 ? 1 : -1;
}

static long call_sendfile(void)
{
    off_t offset = 0;

    return sendfile(fds[1], open("file", O_RDONLY), &offset, 4) == 4 ? 1 : -1;
}

static const struct blocking_call calls[] = {
    { "read of a pipe", make_empty, call_read, fill },
    { "readv of a pipe", make_empty, call_readv, fill },
    { "write to a full pipe", make_full, call_write, empty },
    { "writev to a full pipe", make_full, call_writev, empty },
    { "open of a FIFO to read", make_fifo, call_open_read, open_both },
    { "open of a FIFO to write", make_fifo, call_open_write, open_both },
    { "read of a terminal", make_terminal, call_terminal_read, type_line },
    { "write to a held terminal", make_held_terminal, call_terminal_write, release_output },
    { "read of a terminal's master", make_terminal, call_master_read, print_letter },
    { "read of an eventfd", make_event, call_read_eight, write_event },
    { "write to a full eventfd", make_full_event, call_write_event, read_event },
    { "read of a timerfd", make_timer, call_read_eight, start_timer },
    { "read of a signalfd", NULL, call_read_signal, send_signal },
    { "splice from an empty pipe", make_two_empty, call_splice_in, fill },
    { "splice to a full pipe", make_full_and_other, call_splice_out, empty },
    { "tee from an empty pipe", make_two_empty, call_tee_in, fill },
    { "tee to a full pipe", make_full_and_other, call_tee_out, empty },
    { "vmsplice to a full pipe", make_full, call_vmsplice, empty },
    { "sendfile to a full pipe", make_full, call_sendfile, empty },
};

int main(void)
{
    enter_scratch_dir(0777);
    write_file("file", "text");
    make_pipe(fds);
    reader = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    for (unsigned i = 0; i < COUNT_OF(calls); i++)
        is_restarted(&calls[i]);
    return done_testing();
}
