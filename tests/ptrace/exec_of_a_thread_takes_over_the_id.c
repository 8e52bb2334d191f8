/* ptrace(2), "execve(2) under ptrace": the other threads end, the thread that calls it gets the
 * process's id; PTRACE_EVENT_EXEC has its former id as message. */
#include "tracee.h"

static void *run(void *argument)
{
    char *arguments[] = { "again", "again", NULL };

    (void)argument;
    execv("/proc/self/exe", arguments);
    return NULL;
}

static void body(void)
{
    pthread_t thread;

    pthread_create(&thread, NULL, run, NULL);
    for (;;)
        pause();
}

int main(int argc, char **argv)
{
    pid_t pid, thread;

    (void)argv;
    if (argc > 1)
        return 42;
    pid = start_tracee(body, PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC | PTRACE_O_TRACEEXIT);
    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), EVENT(PTRACE_EVENT_CLONE), "a thread starts");
    thread = (pid_t)event_message(pid);
    next_stop(thread);
    request(PTRACE_CONT, pid, 0, 0);
    request(PTRACE_CONT, thread, 0, 0);
    is_int(stop_code(next_stop(pid)), EVENT(PTRACE_EVENT_EXIT),
           "its exec makes the first thread end, which is an event");
    request(PTRACE_CONT, pid, 0, 0);
    is_int(stop_code(next_stop(pid)), EVENT(PTRACE_EVENT_EXEC),
           "the end itself is not reported, but exec, by the process's id");
    ok(event_message(pid) == (unsigned long)thread, "its message is the thread's former id");
    ok(request(PTRACE_CONT, thread, 0, 0) < 0 && errno == ESRCH, "which is nobody's any more");
    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), EVENT(PTRACE_EVENT_EXIT), "the program ends");
    is_exit(go_on(PTRACE_CONT, pid, 0), 42, "with its status");
    return done_testing();
}
