/* signal(7): the default action Stop of SIGSTOP, SIGTSTP, SIGTTIN and SIGTTOU. */
#include "support.h"

static const int signals[] = { SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU };

static void sleep_for_ever(void)
{
    for (;;)
        pause();
}

int main(void)
{
    pid_t child = start_child(sleep_for_ever);
    int status;

    setpgid(child, child);
    for (unsigned i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        kill(child, signals[i]);
        status = 0;
        ok(waitpid(child, &status, WUNTRACED) == child && WIFSTOPPED(status)
           && WSTOPSIG(status) == signals[i], "signal %d stops", signals[i]);
        ok(task_state(child) == 'T', "the process is in state T");
        kill(child, SIGCONT);
        ok(waitpid(child, &status, WCONTINUED) == child && WIFCONTINUED(status),
           "SIGCONT continues it");
    }
    end_child(child);
    return done_testing();
}
