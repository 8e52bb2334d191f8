/*
 * POSIX 2.4.3: SIGTSTP, SIGTTIN and SIGTTOU with default action do not stop a member of an
 * orphaned process group; SIGSTOP does.
 */
#include "support.h"

static int ready[2];

static void lead_a_session(void)
{
    setsid();
    tell(ready[1]);
    for (;;)
        pause();
}

int main(void)
{
    pid_t child;
    int status;

    make_pipe(ready);
    child = start_child(lead_a_session);
    await(ready[0]);
    kill(child, SIGTSTP);
    kill(child, SIGTTIN);
    kill(child, SIGTTOU);
    wait_until_asleep(child);
    is_int(waitpid(child, &status, WUNTRACED | WNOHANG), 0, "three stop signals did not stop it");
    kill(child, SIGSTOP);
    ok(waitpid(child, &status, WUNTRACED) == child && WIFSTOPPED(status), "SIGSTOP does");
    end_child(child);
    return done_testing();
}
