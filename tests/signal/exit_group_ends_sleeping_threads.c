/*
 * exit_group(2): "terminates not only the calling thread, but all threads in the calling process's
 * thread group", whatever they do; there is one status. So does a fatal signal.
 */
#include "sleeps.h"

static int which;

static void *spin(void *unused)
{
    for (;;)
        ;
    return unused;
}

static void *end_from_here(void *unused)
{
    if (which)
        raise(which);
    exit(43);
    return unused;
}

static void start_all(unsigned count)
{
    pthread_t thread;

    sleep_in_all(count);
    pthread_create(&thread, NULL, spin, NULL);
}

static void end_from_main(void)
{
    start_all(SLEEPS);
    if (which)
        kill(getpid(), which);
    _exit(42);
}

static void end_from_a_thread(void)
{
    pthread_t thread;

    start_all(SLEEPS);
    pthread_create(&thread, NULL, end_from_here, NULL);
    for (;;)
        pause();
}

static void end_while_stopped(void)
{
    start_all(STOPPABLE);
    raise(SIGSTOP);
    _exit(44);
}

static void status_when_killed_while_stopped(void)
{
    pid_t child = start_child(end_while_stopped);
    int status;

    is_stopped(waitpid(child, &status, WUNTRACED) == child ? status : -1, SIGSTOP,
               "with a thread in each sleep the process stops");
    kill(child, SIGKILL);
    is_killed(wait_for(child), SIGKILL, "SIGKILL ends it while it is stopped");
    child = start_child(end_while_stopped);
    waitpid(child, &status, WUNTRACED);
    kill(child, SIGCONT);
    is_exit(wait_for(child), 44, "and it may exit after SIGCONT");
}

int main(void)
{
    sleeps_set_up();
    is_exit(run_child(end_from_main), 42, "_exit of the main thread, with its status");
    is_exit(run_child(end_from_a_thread), 43, "exit of another thread, with its status");
    which = SIGTERM;
    is_killed(run_child(end_from_main), SIGTERM, "SIGTERM to the process");
    is_killed(run_child(end_from_a_thread), SIGTERM, "SIGTERM of a thread to itself");
    which = SIGKILL;
    is_killed(run_child(end_from_main), SIGKILL, "SIGKILL to the process");
    is_killed(run_child(end_from_a_thread), SIGKILL, "SIGKILL of a thread to itself");
    which = SIGABRT;
    is_killed(run_child(end_from_a_thread), SIGABRT, "SIGABRT, which may dump core");
    status_when_killed_while_stopped();
    return done_testing();
}
