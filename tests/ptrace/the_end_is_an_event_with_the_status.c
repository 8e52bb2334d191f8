/* ptrace(2): PTRACE_O_TRACEEXIT: the tracee stops early in its end, when its registers and
 * memory are still there; PTRACE_GETEVENTMSG is its wait status. */
#include "tracee.h"

static volatile int word = 1234;

static void body(void)
{
    _exit(5);
}

static void killed(void)
{
    raise(SIGTERM);
}

int main(void)
{
    pid_t pid = start_tracee(body, PTRACE_O_TRACEEXIT);
    unsigned long value = 0;

    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), EVENT(PTRACE_EVENT_EXIT), "an exit is an event");
    is_int(event_message(pid), 5 << 8, "the message is the status");
    request(PTRACE_PEEKDATA, pid, (unsigned long)&word, (unsigned long)&value);
    is_int((int)value, 1234, "its memory is still there");
    ok(registers_of(pid).orig_rax == SYS_exit_group, "its registers, too");
    is_exit(go_on(PTRACE_CONT, pid, SIGKILL), 5, "a signal changes nothing any more");

    pid = start_tracee(killed, PTRACE_O_TRACEEXIT);
    go_on(PTRACE_CONT, pid, 0);
    is_int(stop_code(go_on(PTRACE_CONT, pid, SIGTERM)), EVENT(PTRACE_EVENT_EXIT),
           "death by a signal is one");
    is_int(event_message(pid), SIGTERM, "with its status");
    is_killed(go_on(PTRACE_CONT, pid, 0), SIGTERM, "which stands");

    pid = start_tracee(body, PTRACE_O_TRACEEXIT);
    kill(pid, SIGKILL);
    is_int(stop_code(next_stop(pid)), EVENT(PTRACE_EVENT_EXIT), "so is death by SIGKILL");
    is_int(event_message(pid), SIGKILL, "with its status");
    is_killed(go_on(PTRACE_CONT, pid, 0), SIGKILL, "which stands");
    return done_testing();
}
