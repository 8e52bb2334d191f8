/* execve(2), ptrace(2): a set-user-ID program that is traced does not get its owner's rights,
 * unless the tracer has CAP_SYS_PTRACE. */
#include "tracee.h"

static char program[128];

static void body(void)
{
    char *arguments[] = { "again", "again", NULL };

    execv(program, arguments);
    _exit(1);
}

static void trace_as_nobody(void)
{
    pid_t pid;
    int status;

    become_user(NOBODY);
    pid = start_tracee(body, PTRACE_O_TRACEEXEC);
    if (stop_code(go_on(PTRACE_CONT, pid, 0)) != EVENT(PTRACE_EVENT_EXEC))
        _exit(2);
    status = go_on(PTRACE_CONT, pid, 0);
    _exit(WEXITSTATUS(status));
}

static void become_nobody_and_exec(void)
{
    if (setgid(NOBODY) < 0 || setresuid(NOBODY, NOBODY, NOBODY) < 0)
        _exit(3);
    body();
}

static void exec_as_nobody(void)
{
    become_user(NOBODY);
    body();
}

static void copy_self(void)
{
    int from = open("/proc/self/exe", O_RDONLY), to;
    char buffer[65536];
    ssize_t n;

    snprintf(program, sizeof program, "%s/set-user-id", scratch_dir);
    to = open(program, O_WRONLY | O_CREAT | O_EXCL, 0755);
    if (from < 0 || to < 0)
        bail_out("no program");
    while ((n = read(from, buffer, sizeof buffer)) > 0)
        if (write(to, buffer, (size_t)n) != n)
            bail_out("write failed");
    close(from);
    close(to);
    if (chmod(program, 04755) < 0)
        bail_out("chmod failed");
}

int main(int argc, char **argv)
{
    pid_t pid;

    (void)argv;
    if (argc > 1)
        return geteuid() == 0 ? 42 : 43;
    need_root();
    enter_scratch_dir(0755);
    copy_self();
    if (run_child(exec_as_nobody) != 42 << 8)
        skip_all("set-user-ID does not work here");
    is_exit(run_child(exec_as_nobody), 42, "a set-user-ID program has its owner's rights");
    is_exit(run_child(trace_as_nobody), 43, "not when its user traces it");
    pid = start_tracee(become_nobody_and_exec, PTRACE_O_TRACEEXEC);
    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), EVENT(PTRACE_EVENT_EXEC), "traced by root");
    is_exit(go_on(PTRACE_CONT, pid, 0), 42, "it has them");
    return done_testing();
}
