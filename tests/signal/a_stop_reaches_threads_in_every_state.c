/*
 * signal(7), job control: SIGSTOP stops every thread, whatever call it sleeps in, and the process
 * is stopped when the last one has; after SIGCONT each is back in its sleep. A thread that has
 * ended, the first one included, is no hindrance.
 */
#include "sleeps.h"

static int ready[2];
static pid_t *tids;

static void *spin(void *unused)
{
    for (;;)
        sched_yield();
    return unused;
}

static void in_all_states(void)
{
    pthread_t thread;

    sleep_in_all(STOPPABLE);
    for (unsigned i = 0; i < STOPPABLE; i++)
        tids[i] = sleep_tids[i];
    pthread_create(&thread, NULL, spin, NULL);
    tell(ready[1]);
    pthread_exit(NULL);
}

static char state_of(pid_t pid, pid_t tid)
{
    char path[64], text[1024], *end;

    snprintf(path, sizeof path, "/proc/%d/task/%d/stat", pid, tid);
    if (read_whole_file(path, text, sizeof text) <= 0)
        return 0;
    end = strrchr(text, ')');
    return end ? end[2] : 0;
}

/* How many of the sleeping threads have this state. */
static int count_in(pid_t pid, char state)
{
    int count = 0;

    for (unsigned i = 0; i < STOPPABLE; i++)
        count += state_of(pid, tids[i]) == state;
    return count;
}

int main(void)
{
    int status, sleeping = STOPPABLE;
    pid_t child;

    sleeps_set_up();
    make_pipe(ready);
    tids = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    child = start_child(in_all_states);
    await(ready[0]);
    wait_until_state(child, 'Z');
    kill(child, SIGSTOP);
    while (count_in(child, 'T') < sleeping)
        sched_yield();
    ok(1, "every thread is stopped, though the first one has ended");
    kill(child, SIGCONT);
    while (count_in(child, 'S') < sleeping)
        sched_yield();
    ok(1, "after SIGCONT every thread sleeps again");
    is_int(waitpid(child, &status, WNOHANG), 0, "the process has not ended");
    kill(child, SIGKILL);
    is_killed(wait_for(child), SIGKILL, "SIGKILL ends it");
    return done_testing();
}
