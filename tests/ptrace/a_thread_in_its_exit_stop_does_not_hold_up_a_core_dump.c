/* ptrace(2), PTRACE_EVENT_EXIT: a thread that its tracer keeps there is on its way out. Another one
 * dumps core meanwhile, and the process ends as soon as the tracer lets the thread go. */
#include "tracee.h"

static int ids[2], end_thread[2], crash[2];

static void *end_when_told(void *unused)
{
    pid_t tid = gettid();

    if (write(ids[1], &tid, sizeof tid) != sizeof tid)
        _exit(1);
    await(end_thread[0]);
    return unused;
}

static void dump_when_told(void)
{
    struct rlimit limit = { RLIM_INFINITY, RLIM_INFINITY };
    pthread_t thread;

    setrlimit(RLIMIT_CORE, &limit);
    if (pthread_create(&thread, NULL, end_when_told, NULL) != 0)
        _exit(2);
    await(crash[0]);
    abort();
}

int main(void)
{
    pid_t pid, tid;

    enter_scratch_dir(0777);
    make_pipe(ids);
    make_pipe(end_thread);
    make_pipe(crash);
    pid = start_child(dump_when_told);
    if (read(ids[0], &tid, sizeof tid) != sizeof tid)
        bail_out("no thread");
    is_int((int)request(PTRACE_SEIZE, tid, 0, PTRACE_O_TRACEEXIT), 0, "a thread is traced");
    tell(end_thread[1]);
    is_int(stop_code(next_stop(tid)), EVENT(PTRACE_EVENT_EXIT), "it stops at its end");
    tell(crash[1]);
    is_int(wait_until_state(pid, 'Z'), 0, "the main thread dumps core and is dead");
    request(PTRACE_CONT, tid, 0, 0); /* in Tocsin the dump has already ended the stop */
    ok(next_stop(tid) != -1, "the thread ends");
    is_killed(wait_for(pid), SIGABRT, "and with it the process");
    return done_testing();
}
