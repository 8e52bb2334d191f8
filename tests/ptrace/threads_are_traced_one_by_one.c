/* ptrace(2): "Tracer and tracee are threads": each thread is attached, stops, and is waited for
 * by its own id; PTRACE_O_TRACECLONE attaches new ones; a thread's end is reported to the
 * tracer. */
#include "tracee.h"

static int go[2];

static void *run(void *argument)
{
    (void)argument;
    await(go[0]);
    return NULL;
}

static void body(void)
{
    pthread_t thread;

    pthread_create(&thread, NULL, run, NULL);
    pthread_join(thread, NULL);
    raise(SIGUSR1);
    _exit(42);
}

static void exit_with_a_thread(void)
{
    pthread_t thread;

    pthread_create(&thread, NULL, run, NULL);
    _exit(43);
}

/* Let `pid` run until it makes a thread; the thread's id. */
static pid_t until_clone(pid_t pid)
{
    int status = go_on(PTRACE_CONT, pid, 0);

    is_int(stop_code(status), EVENT(PTRACE_EVENT_CLONE), "a new thread is the clone event");
    return (pid_t)event_message(pid);
}

int main(void)
{
    pid_t pid, thread;
    char path[64];
    int status;

    make_pipe(go);
    pid = start_tracee(body, PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXIT);
    thread = until_clone(pid);
    is_int(stop_code(next_stop(thread)), SIGSTOP, "the thread stops with SIGSTOP");
    snprintf(path, sizeof path, "/proc/%d/task/%d", pid, thread);
    ok(access(path, F_OK) == 0, "it is a thread of the tracee");
    request(PTRACE_CONT, thread, 0, 0);
    request(PTRACE_CONT, pid, 0, 0);
    syscall(SYS_tgkill, pid, thread, SIGUSR2);
    is_int(stop_code(next_stop(thread)), SIGUSR2, "a signal for the thread is shown by the thread");
    is_int(waitpid(pid, &status, __WALL | WNOHANG), 0, "while the other one runs");
    request(PTRACE_CONT, thread, 0, 0);
    tell(go[1]);
    is_int(stop_code(next_stop(thread)), EVENT(PTRACE_EVENT_EXIT), "the thread's end is an event");
    is_exit(go_on(PTRACE_CONT, thread, 0), 0, "and it is waited for");
    ok(waitpid(thread, &status, __WALL) < 0 && errno == ECHILD, "once");
    is_int(stop_code(next_stop(pid)), SIGUSR1, "then the first thread goes on");
    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), EVENT(PTRACE_EVENT_EXIT), "to its end");
    is_exit(go_on(PTRACE_CONT, pid, 0), 42, "with its status");

    pid = start_tracee(exit_with_a_thread, PTRACE_O_TRACECLONE);
    thread = until_clone(pid);
    next_stop(thread);
    request(PTRACE_CONT, thread, 0, 0);
    request(PTRACE_CONT, pid, 0, 0);
    is_exit(next_stop(thread), 43, "exit_group ends all threads, each with the process's status");
    is_exit(next_stop(pid), 43, "the first one last");

    pid = start_tracee(body, PTRACE_O_TRACECLONE);
    thread = until_clone(pid);
    next_stop(thread);
    request(PTRACE_CONT, thread, 0, 0);
    request(PTRACE_CONT, pid, 0, 0);
    syscall(SYS_tgkill, pid, pid, SIGSTOP);
    is_int(stop_code(next_stop(pid)), SIGSTOP, "a stop signal is shown by one thread");
    request(PTRACE_CONT, pid, 0, SIGSTOP);
    is_int(stop_code(next_stop(thread)), SIGSTOP, "the group-stop is reported by each");
    is_int(stop_code(next_stop(pid)), SIGSTOP, "thread");
    kill(pid, SIGKILL);
    is_killed(next_stop(thread), SIGKILL, "SIGKILL ends both");
    is_killed(next_stop(pid), SIGKILL, "of them");
    return done_testing();
}
