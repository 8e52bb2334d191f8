/*
 * pthread_exit(3): the process lives on when its main thread has ended, a zombie in /proc; every
 * kind of signal still reaches it, it stops and continues, and it has one status in the end.
 */
#include "threads.h"

static int ready[2], how;

static void *outlive_main(void *unused)
{
    sigset_t set = set_of_two(SIGUSR1, SIGRTMIN);
    siginfo_t info;
    pid_t pid = getpid();

    wait_until_state(pid, 'Z');
    tell(ready[1]);
    if (sigwaitinfo(&set, &info) != SIGUSR1 || sigwaitinfo(&set, &info) != SIGRTMIN)
        _exit(1);
    if (info.si_value.sival_int != 7)
        _exit(2);
    if (kill(pid, 0) || tgkill(pid, pid, 0) || tgkill(pid, pid, SIGUSR1) || is_pending(SIGUSR1))
        _exit(3);
    if (how == 1)
        syscall(SYS_exit, 10);
    if (how == 2)
        *(volatile int *)16 = 0;
    if (how == 3)
        raise(SIGSTOP);
    _exit(44);
    return unused;
}

static void end_main_first(void)
{
    struct rlimit none = { 0, 0 };
    pthread_t thread;

    setrlimit(RLIMIT_CORE, &none);
    block_signal(SIGUSR1);
    block_signal(SIGRTMIN);
    pthread_create(&thread, NULL, outlive_main, NULL);
    syscall(SYS_exit, 9);
}

static pid_t start(int what)
{
    pid_t child;

    how = what;
    child = start_child(end_main_first);
    await(ready[0]);
    return child;
}

static pid_t start_and_signal(int what)
{
    pid_t child = start(what);

    kill(child, SIGUSR1);
    queue_int(child, SIGRTMIN, 7);
    return child;
}

int main(void)
{
    pid_t child;
    int status;

    make_pipe(ready);
    child = start(0);
    is_int(waitpid(child, NULL, WNOHANG), 0, "the process has not ended with its main thread");
    is_int(kill(child, SIGUSR1), 0, "it can be signalled");
    is_int(queue_int(child, SIGRTMIN, 7), 0, "with a value");
    is_exit(wait_for(child), 44, "the other thread gets the signals and ends the process");
    is_exit(wait_for(start_and_signal(1)), 10, "if all threads end, the last one's status counts");
    is_killed(wait_for(start_and_signal(2)), SIGSEGV, "a fault of the other thread kills");
    child = start_and_signal(3);
    is_stopped(waitpid(child, &status, WUNTRACED) == child ? status : -1, SIGSTOP,
               "a stop stops it");
    kill(child, SIGCONT);
    is_exit(wait_for(child), 44, "SIGCONT continues it");
    child = start(0);
    kill(child, SIGKILL);
    is_killed(wait_for(child), SIGKILL, "SIGKILL ends it");
    child = start(0);
    kill(child, SIGTERM);
    is_killed(wait_for(child), SIGTERM, "SIGTERM as well");
    child = start(0);
    is_int(syscall(SYS_tgkill, child, child, SIGKILL), 0, "a signal to the ended thread");
    kill(child, SIGHUP);
    is_killed(wait_for(child), SIGHUP, "does nothing, be it SIGKILL");
    return done_testing();
}
