/*
 * execve(2): "All threads other than the calling thread are destroyed during an execve()"; the
 * process keeps its pid, its mask is the caller's.
 */
#include "threads.h"

static int fds[2];

static void in_read(struct worker *self)
{
    char byte;

    tell(self->ready[1]);
    if (read(fds[0], &byte, 1))
        _exit(9);
}

static void exec_here(struct worker *self)
{
    char pid[16];

    thread_block(SIGUSR2);
    snprintf(pid, sizeof pid, "%d", getpid());
    (void)self;
    execl("/proc/self/exe", "test", pid, NULL);
    _exit(8);
}

static void exec_from_a_thread(void)
{
    struct worker sleeper, caller;

    make_pipe(fds);
    worker_start(&sleeper, in_read);
    worker_await(&sleeper);
    worker_start(&caller, exec_here);
    for (;;)
        pause();
}

int main(int argc, char **argv)
{
    if (argc > 1) {
        if (getpid() != atoi(argv[1]) || thread_id() != getpid())
            return 1;
        if (!is_blocked(SIGUSR2))
            return 2;
        return atoi(status_field(getpid(), "Threads")) == 1 ? 0 : 3;
    }
    is_exit(run_child(exec_from_a_thread), 0,
            "the new program has the old pid, the caller's mask and one thread");
    return done_testing();
}
