/*
 * clone(2): CLONE_PARENT: "the parent of the new child ... will be the same as that of the calling
 * process"; that parent "is signaled when the child terminates", with the caller's own exit signal.
 * EINVAL for an init process.
 */
#include "support.h"

static int tell_pid[2];

static void make_sibling(void)
{
    pid_t parent = getppid(), sibling = syscall(SYS_clone, CLONE_PARENT | SIGUSR2, 0, 0, 0, 0);

    if (sibling == 0)
        _exit(getppid() == parent ? 5 : 6);
    if (write(tell_pid[1], &sibling, sizeof sibling) < 0)
        _exit(1);
    _exit(waitpid(sibling, NULL, __WALL) == -1 && errno == ECHILD ? 0 : 1);
}

int main(void)
{
    sigset_t set = set_of_two(SIGCHLD, SIGUSR2);
    pid_t child, sibling;
    siginfo_t info;

    sigprocmask(SIG_BLOCK, &set, NULL);
    make_pipe(tell_pid);
    child = start_child(make_sibling);
    if (read(tell_pid[0], &sibling, sizeof sibling) != sizeof sibling)
        bail_out("no pid");
    is_exit(wait_for(child), 0, "a child made with CLONE_PARENT is not its maker's: ECHILD");
    is_exit(wait_for(sibling), 5, "it is the child of its maker's parent");
    is_int(take_pending(&set, &info), SIGCHLD, "who gets the maker's exit signal");
    is_int(take_pending(&set, &info), -1, "not the one in the flags");
    return done_testing();
}
