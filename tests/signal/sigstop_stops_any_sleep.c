/*
 * SIGSTOP stops a process asleep in any call, and SIGCONT brings it back to its sleep or past it.
 */
#include "support.h"
#include <sys/file.h>

static int fds[2], full[2], terminal, word;

static void in_read(void)
{
    char byte;

    if (read(fds[0], &byte, 1))
        _exit(1);
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

static void in_poll(void)
{
    poll(NULL, 0, -1);
}

static void in_wait(void)
{
    if (fork() == 0)
        in_read();
    wait(NULL);
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

static void in_lock(void)
{
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

    fcntl(open("lock", O_RDWR), F_SETLKW, &lock);
}

static void in_fifo_open(void)
{
    open("fifo", O_RDONLY);
}

static const struct {
    const char *name;
    void (*body)(void);
} sleeps[] = {
    { "read", in_read }, { "wait", in_wait }, { "futex", in_futex },
    { "nanosleep", in_nanosleep }, { "sigsuspend", in_sigsuspend }, { "poll", in_poll },
    { "write", in_write }, { "read of a terminal", in_terminal_read }, { "flock", in_flock },
    { "F_SETLKW", in_lock }, { "open of a FIFO", in_fifo_open },
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
        int status = 0;

        wait_until_asleep(child);
        kill(child, SIGSTOP);
        ok(waitpid(child, &status, WUNTRACED) == child && WIFSTOPPED(status), "%s is stopped",
           sleeps[i].name);
        kill(child, SIGCONT);
        ok(wait_until_asleep(child) == 0, "and sleeps again");
        end_child(child);
    }
    return done_testing();
}
