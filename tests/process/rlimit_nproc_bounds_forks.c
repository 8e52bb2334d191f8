/*
 * setrlimit(2): RLIMIT_NPROC: "Upon encountering this limit, fork(2) fails with the error EAGAIN",
 * for an ordinary user.
 */
#include "support.h"

static void fork_until_refused(void)
{
    struct rlimit limit = { 5, 5 };
    int children = 0, error;
    pid_t child;

    setrlimit(RLIMIT_NPROC, &limit);
    if (become_user(40030) < 0)
        _exit(100);
    while (children < 50 && (child = fork()) != -1) {
        if (child == 0)
            for (;;)
                pause();
        children++;
    }
    error = errno;
    kill(-1, SIGKILL);
    while (wait(NULL) > 0)
        ;
    _exit(error == EAGAIN ? children : 101);
}

int main(void)
{
    need_root();
    is_exit(run_child(fork_until_refused), 4, "with a limit of five a process has four children");
    is_exit(run_child(fork_until_refused), 4, "and again when they have ended");
    return done_testing();
}
