/*
 * signal(7): a stop signal stops the whole process, also when it is sent to one thread; SIGCONT
 * continues all.
 */
#include "threads.h"

static volatile unsigned *counters;
static int tids[2];

static void count(struct worker *self)
{
    int index = self->result;

    tell(self->ready[1]);
    for (;;)
        counters[index]++;
}

static void count_in_two_threads(void)
{
    struct worker first, second;

    worker_start(&first, count);
    worker_await(&first);
    worker_start(&second, count);
    worker_await(&second);
    if (write(tids[1], (void *)&second.tid, sizeof second.tid) < 0)
        _exit(1);
    for (;;)
        pause();
}

int main(void)
{
    unsigned before;
    pid_t child, tid;
    int status, still = 1;

    counters = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    make_pipe(tids);
    child = start_child(count_in_two_threads);
    if (read(tids[0], &tid, sizeof tid) != sizeof tid)
        bail_out("no thread");
    syscall(SYS_tgkill, child, tid, SIGSTOP);
    ok(waitpid(child, &status, WUNTRACED) == child && WIFSTOPPED(status),
       "SIGSTOP to a thread stops the process");
    before = counters[0];
    for (int i = 0; i < 200; i++) {
        sched_yield();
        still &= counters[0] == before;
    }
    ok(still, "no thread runs");
    kill(child, SIGCONT);
    while (counters[0] == before)
        sched_yield();
    ok(waitpid(child, &status, WCONTINUED) == child && WIFCONTINUED(status),
       "SIGCONT continues all");
    kill(child, SIGSTOP);
    waitpid(child, &status, WUNTRACED);
    kill(child, SIGKILL);
    is_killed(wait_for(child), SIGKILL, "SIGKILL ends a stopped process with threads");
    return done_testing();
}
