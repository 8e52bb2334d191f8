/*
 * nptl(7): POSIX requires that all threads share their credentials; the libc makes every thread do
 * the call by a signal of its own.
 */
#include "threads.h"

static void look(struct worker *self)
{
    worker_pause(self);
    self->result = syscall(SYS_getuid) == 1234 && syscall(SYS_geteuid) == 1234;
    worker_pause(self);
}

static void change_uid(void)
{
    struct worker first, second;

    block_signal(SIGUSR1);
    worker_start(&first, look);
    worker_start(&second, look);
    worker_await(&first);
    worker_await(&second);
    if (setresuid(1234, 1234, 1234) < 0)
        _exit(1);
    worker_go(&first);
    worker_go(&second);
    worker_await(&first);
    worker_await(&second);
    _exit(first.result && second.result ? 0 : 2);
}

int main(void)
{
    need_root();
    is_exit(run_child(change_uid), 0, "two sleeping threads have the new uid");
    return done_testing();
}
