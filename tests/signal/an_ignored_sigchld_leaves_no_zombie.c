/*
 * POSIX, sigaction(): SIGCHLD set to SIG_IGN: children do not become zombies; wait() blocks until
 * all have ended and then fails with ECHILD. Stops are still told to wait; no SIGCHLD is sent, not
 * even if it is blocked.
 */
#include "support.h"

static int gate[2];

static void wait_for_the_gate(void)
{
    await(gate[0]);
    _exit(5);
}

static void waiter(void)
{
    pid_t child;
    int status = 0;

    ignore_signal(SIGCHLD);
    child = start_child(wait_for_the_gate);
    if (waitpid(child, &status, WNOHANG) != 0)
        _exit(1);
    if (waitpid(child, &status, 0) != -1 || errno != ECHILD)
        _exit(2);
    if (kill(child, 0) != -1 || errno != ESRCH)
        _exit(3);
}

/* Three children end one after the other; a thread waits for any of them. */
static void *wait_for_any(void *arg)
{
    long result;

    *(pid_t *)arg = thread_id();
    result = waitpid(-1, NULL, 0);
    return (void *)(result == -1 && errno == ECHILD ? 0L : 1L);
}

static int count_living(const pid_t children[3])
{
    int count = 0;

    for (int i = 0; i < 3; i++)
        count += kill(children[i], 0) == 0;
    return count;
}

static void thread_waits_for_all(void)
{
    volatile pid_t waiting = 0;
    pid_t children[3];
    pthread_t thread;
    void *failed;

    ignore_signal(SIGCHLD);
    for (int i = 0; i < 3; i++)
        children[i] = start_child(wait_for_the_gate);
    pthread_create(&thread, NULL, wait_for_any, (void *)&waiting);
    while (!waiting)
        sched_yield();
    for (int i = 0; i < 3; i++) {
        if (wait_until_asleep(waiting) < 0)
            _exit(1);
        tell(gate[1]);
        while (count_living(children) > 2 - i)
            sched_yield();
    }
    pthread_join(thread, &failed);
    _exit(failed != NULL);
}

static void see_stops_and_no_signal(void)
{
    pid_t child;
    int status;

    ignore_signal(SIGCHLD);
    block_signal(SIGCHLD);
    child = start_child(wait_for_the_gate);
    kill(child, SIGSTOP);
    if (waitpid(child, &status, WUNTRACED) != child || !WIFSTOPPED(status))
        _exit(1);
    kill(child, SIGCONT);
    if (waitpid(child, &status, WCONTINUED) != child || !WIFCONTINUED(status))
        _exit(2);
    tell(gate[1]);
    if (waitpid(child, &status, 0) != -1 || errno != ECHILD)
        _exit(3);
    _exit(is_pending(SIGCHLD) ? 4 : 0);
}

/* What has become a zombie before stays one; what ends after the default is back becomes one. */
static void change_while_children_live(void)
{
    siginfo_t info;
    pid_t child;
    int status;

    child = fork();
    if (child == 0)
        _exit(5);
    waitid(P_PID, child, &info, WEXITED | WNOWAIT);
    ignore_signal(SIGCHLD);
    if (waitpid(child, &status, 0) != child || WEXITSTATUS(status) != 5)
        _exit(1);
    child = start_child(wait_for_the_gate);
    default_signal(SIGCHLD);
    tell(gate[1]);
    if (waitpid(child, &status, 0) != child || WEXITSTATUS(status) != 5)
        _exit(2);
}

int main(void)
{
    pid_t child;

    make_pipe(gate);
    child = start_child(waiter);
    wait_until_asleep(child);
    tell(gate[1]);
    is_exit(wait_for(child), 0, "wait blocks until the child ended, then gives ECHILD; no zombie");
    is_exit(run_child(thread_waits_for_all), 0, "a thread waits until all have ended");
    is_exit(run_child(see_stops_and_no_signal), 0, "stops are seen, SIGCHLD is not sent");
    is_exit(run_child(change_while_children_live), 0,
            "the disposition when the child ends is what counts");
    return done_testing();
}
