/*
 * vfork(2): the parent sleeps until its child execs or ends. A stop signal takes effect only then,
 * SIGKILL at once; the child itself stops and continues as any process.
 */
#include "support.h"

static pid_t *child;
static int go[2], there[2];

static void parent(void)
{
    pid_t pid = vfork();
    char byte;

    if (pid == 0) {
        *child = getpid();
        tell(there[1]);
        if (read(go[0], &byte, 1) != 1)
            _exit(1);
        _exit(7);
    }
    _exit(WEXITSTATUS(wait_for(pid)));
}

int main(void)
{
    int status = 0;
    pid_t pid;

    make_pipe(go);
    make_pipe(there);
    child = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pid = start_child(parent);
    await(there[0]);
    kill(pid, SIGSTOP);
    is_int(waitpid(pid, &status, WUNTRACED | WNOHANG), 0, "a parent in vfork is not stopped");
    kill(*child, SIGSTOP);
    wait_until_state(*child, 'T');
    is_int(waitpid(pid, &status, WUNTRACED | WNOHANG), 0, "nor by its child's stop");
    kill(*child, SIGCONT);
    tell(go[1]);
    ok(waitpid(pid, &status, WUNTRACED) == pid && WIFSTOPPED(status), "it is at the child's end");
    kill(pid, SIGCONT);
    is_exit(wait_for(pid), 7, "and goes on");
    pid = start_child(parent);
    await(there[0]);
    kill(pid, SIGKILL);
    is_killed(wait_for(pid), SIGKILL, "SIGKILL ends a parent in vfork at once");
    ok(task_state(*child) != 0, "the child lives on");
    tell(go[1]);
    return done_testing();
}
