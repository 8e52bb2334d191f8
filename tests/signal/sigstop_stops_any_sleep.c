/*
 * SIGSTOP stops a process asleep in any call, and SIGCONT brings it back to its sleep or past it.
 */
#include "support.h"

static int fds[2], word;

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

static const struct {
    const char *name;
    void (*body)(void);
} sleeps[] = {
    { "read", in_read }, { "wait", in_wait }, { "futex", in_futex },
    { "nanosleep", in_nanosleep }, { "sigsuspend", in_sigsuspend }, { "poll", in_poll },
};

int main(void)
{
    make_pipe(fds);
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
