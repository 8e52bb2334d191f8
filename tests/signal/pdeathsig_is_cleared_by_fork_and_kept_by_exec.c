/*
 * prctl(2): "The parent-death signal setting is cleared for the child of a fork(2). It is also ...
 * preserved across execve" of an ordinary program.
 */
#include "support.h"

#define SET_PDEATHSIG 1
#define GET_PDEATHSIG 2

static void look_in_the_child(void)
{
    int signal = -1;

    syscall(SYS_prctl, GET_PDEATHSIG, &signal, 0, 0, 0);
    _exit(signal != 0);
}

static void exec_with_it(void)
{
    syscall(SYS_prctl, SET_PDEATHSIG, SIGUSR2, 0, 0, 0);
    execl("/proc/self/exe", "test", "after-exec", NULL);
    _exit(3);
}

int main(int argc, char **argv)
{
    int signal = -1;

    (void)argv;
    if (argc > 1) {
        syscall(SYS_prctl, GET_PDEATHSIG, &signal, 0, 0, 0);
        return signal != SIGUSR2;
    }
    syscall(SYS_prctl, SET_PDEATHSIG, SIGUSR1, 0, 0, 0);
    is_exit(run_child(look_in_the_child), 0, "a forked child has none");
    syscall(SYS_prctl, GET_PDEATHSIG, &signal, 0, 0, 0);
    is_int(signal, SIGUSR1, "the parent has kept its own");
    is_exit(run_child(exec_with_it), 0, "execve keeps it");
    syscall(SYS_prctl, SET_PDEATHSIG, 0, 0, 0, 0);
    syscall(SYS_prctl, GET_PDEATHSIG, &signal, 0, 0, 0);
    is_int(signal, 0, "0 clears it");
    return done_testing();
}
