/*
 * vfork(2): "the calling thread is suspended until the child terminates ... or it makes a call to
 * execve(2). Until that point, the child shares all memory with its parent".
 */
#include "support.h"

static volatile int shared;

int main(int argc, char **argv)
{
    pid_t child;

    (void)argv;
    if (argc > 1)
        return 21;
    child = vfork();
    if (child == 0) {
        shared = 1;
        _exit(20);
    }
    is_int(shared, 1, "what the child wrote is there when the parent goes on");
    is_exit(wait_for(child), 20, "the child's status is its own");
    child = vfork();
    if (child == 0) {
        execl("/proc/self/exe", "test", "again", NULL);
        _exit(1);
    }
    is_exit(wait_for(child), 21, "a child that executes a program lets the parent go on");
    return done_testing();
}
