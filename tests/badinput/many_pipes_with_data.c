/*
 * Two thousand pipes with something in each; killed, the process gives all back, ten times in a
 * row.
 */
#include "support.h"

#define PIPES 2000

static void open_pipes(void)
{
    struct rlimit limit = { 2 * PIPES + 100, 2 * PIPES + 100 };
    char block[100];
    int fds[2];

    setrlimit(RLIMIT_NOFILE, &limit);
    memset(block, 'x', sizeof block);
    for (int i = 0; i < PIPES; i++)
        if (pipe(fds) < 0 || write(fds[1], block, sizeof block) != sizeof block)
            _exit(1);
    kill(getpid(), SIGKILL);
}

int main(void)
{
    struct rlimit limit;
    int killed = 0;

    getrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_max < 2 * PIPES + 100 && geteuid() != 0)
        skip_all("the limit of open files is too low");
    for (int i = 0; i < 10; i++) {
        int status = run_child(open_pipes);

        if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
            killed++;
        else
            describe_status(status);
    }
    is_int(killed, 10, "ten times they were opened and given back");
    return done_testing();
}
