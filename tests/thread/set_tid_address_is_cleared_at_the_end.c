/*
 * set_tid_address(2), clone(2) CLONE_CHILD_CLEARTID: when the thread ends, 0 is stored there and a
 * futex wake-up done.
 */
#include "support.h"

static volatile int *word;
static char stack[65536] __attribute__((aligned(16)));

static int look(void *unused)
{
    (void)unused;
    return *word != thread_id();
}

static void set_and_end(void)
{
    *word = 77;
    if (syscall(SYS_set_tid_address, word) != thread_id())
        _exit(1);
}

int main(void)
{
    pid_t child;

    word = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    is_exit(run_child(set_and_end), 0, "a process sets its address and ends");
    is_int(*word, 77, "with nobody else in its memory nothing is stored");
    child = clone(look, stack + sizeof stack, CLONE_VM | CLONE_VFORK | CLONE_CHILD_CLEARTID
                  | CLONE_CHILD_SETTID | SIGCHLD, NULL, NULL, NULL, word);
    is_int(*word, 0, "with the memory shared 0 is stored");
    is_exit(wait_for(child), 0, "the child had found its thread id there");
    return done_testing();
}
