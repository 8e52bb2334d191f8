/*
 * fcntl(2): "sending a signal to the owner process (group) specified by F_SETOWN is subject to the
 * same permissions checks as are described for kill(2), where the sending process is the one that
 * employs F_SETOWN"; and "if the real-time signal cannot be queued, SIGIO is delivered instead".
 */
#include "support.h"

static int fds[2];

static void own_as_another_user(void)
{
    if (setresuid(1001, 1001, 1001) < 0)
        _exit(1);
    fcntl(fds[0], F_SETOWN, getppid());
    fcntl(fds[0], F_SETFL, O_ASYNC);
}

int main(void)
{
    struct rlimit none = { 0, 0 };
    sigset_t set;
    siginfo_t info;

    need_root();
    sigfillset(&set);
    sigdelset(&set, SIGCHLD);
    block_all();
    make_pipe(fds);
    run_child(own_as_another_user);
    ok(fcntl(fds[0], F_GETOWN) == getpid(), "another user may name an owner");
    tell(fds[1]);
    is_int(take_pending(&set, &info), -1, "who gets no signal by it, even from a write of its own");
    fcntl(fds[0], F_SETOWN, getpid());
    tell(fds[1]);
    is_int(take_pending(&set, &info), SIGIO, "named by itself it gets one");

    fcntl(fds[0], F_SETSIG, SIGRTMIN);
    setrlimit(RLIMIT_SIGPENDING, &none);
    tell(fds[1]);
    is_int(take_pending(&set, &info), SIGIO, "a realtime signal without room is a SIGIO");
    ok(info.si_code == SI_KERNEL || info.si_code == SI_USER, "that tells no details");
    is_int(take_pending(&set, &info), -1, "and nothing else comes");
    return done_testing();
}
