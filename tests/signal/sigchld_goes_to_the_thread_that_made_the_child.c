/*
 * SIGCHLD is the process's, but Linux prefers the thread that made the child to the main one; when
 * that thread has ended, another one; when it blocks the signal, whoever does not.
 */
#include "support.h"

static volatile pid_t handled_by;
static int stop_children;

static void note_thread(int signal)
{
    (void)signal;
    handled_by = thread_id();
}

static void await_handler(void)
{
    while (!handled_by)
        sched_yield();
}

static void child(int gate)
{
    if (stop_children)
        raise(SIGSTOP);
    await(gate);
    _exit(0);
}

/* The child ends, stops or goes on while its maker runs on. */
static void *make_a_child(void *arg)
{
    pid_t self = thread_id(), pid;
    long mine = 0;
    int gate[2];

    make_pipe(gate);
    if (arg)
        block_signal(SIGCHLD);
    wait_until_asleep(getpid()); /* a thread that changes its mask takes any shared signal */
    pid = fork();
    if (pid == 0)
        child(gate[0]);
    if (stop_children) {
        await_handler();
        mine += handled_by == self;
        handled_by = 0;
        kill(pid, SIGCONT);
        await_handler();
        mine += handled_by == self;
        handled_by = 0;
    }
    tell(gate[1]);
    await_handler();
    mine += handled_by == self;
    handled_by = 0;
    wait_for(pid);
    close(gate[0]);
    close(gate[1]);
    return (void *)mine;
}

static long run(int blocked)
{
    pthread_t thread;
    void *mine;

    if (pthread_create(&thread, NULL, make_a_child, blocked ? "" : NULL) != 0)
        bail_out("no thread");
    pthread_join(thread, &mine);
    return (long)mine;
}

static int orphan_gate[2];
static pid_t orphan;

static void *leave_a_child(void *arg)
{
    (void)arg;
    orphan = fork();
    if (orphan == 0)
        child(orphan_gate[0]);
    return NULL;
}

int main(void)
{
    pthread_t thread;

    make_pipe(orphan_gate);
    set_simple_action(SIGCHLD, note_thread);
    is_int(run(0), 1, "the maker hears of its child's end");
    is_int(run(1), 0, "not when it blocks SIGCHLD");
    stop_children = 1;
    is_int(run(0), 3, "the maker hears of its child's stop, continuation and end");
    stop_children = 0;
    pthread_create(&thread, NULL, leave_a_child, NULL);
    pthread_join(thread, NULL);
    tell(orphan_gate[1]);
    await_handler();
    is_int(handled_by, getpid(), "when the maker has ended, the main thread does");
    wait_for(orphan);
    return done_testing();
}
