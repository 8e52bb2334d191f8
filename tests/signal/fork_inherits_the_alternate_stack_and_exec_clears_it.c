/*
 * sigaltstack(2): "A child process created via fork(2) inherits a copy of its parent's alternate
 * signal stack settings ... execve(2) ... is removed."
 */
#include "support.h"

static char alternate[65536];

static void look_in_the_child(void)
{
    stack_t now;

    sigaltstack(NULL, &now);
    _exit(now.ss_sp == alternate && now.ss_size == sizeof alternate && now.ss_flags == 0 ? 0 : 1);
}

static void exec_with_a_stack(void)
{
    execl("/proc/self/exe", "test", "after-exec", NULL);
    _exit(3);
}

int main(int argc, char **argv)
{
    stack_t ss = { .ss_sp = alternate, .ss_size = sizeof alternate }, now;

    (void)argv;
    if (argc > 1) {
        sigaltstack(NULL, &now);
        return now.ss_flags == SS_DISABLE && now.ss_sp == NULL ? 0 : 1;
    }
    sigaltstack(&ss, NULL);
    is_exit(run_child(look_in_the_child), 0, "a forked child has the stack");
    is_exit(run_child(exec_with_a_stack), 0, "after execve there is none");
    return done_testing();
}
