/*
 * Each child's status is its own: fifty children, each with its own exit code or signal, ended in
 * any order.
 */
#include "support.h"

int main(void)
{
    static const int signals[] = { SIGTERM, SIGKILL, SIGUSR1, SIGHUP, SIGINT };
    pid_t children[50];
    int wrong = 0;

    for (int i = 0; i < 50; i++) {
        children[i] = fork();
        if (children[i] == 0) {
            if (i % 2)
                kill(getpid(), signals[i % 5]);
            _exit(100 + i);
        }
    }
    for (int i = 49; i >= 0; i--) {
        int status = wait_for(children[i]);

        if (i % 2)
            wrong += !WIFSIGNALED(status) || WTERMSIG(status) != signals[i % 5];
        else
            wrong += !WIFEXITED(status) || WEXITSTATUS(status) != 100 + i;
    }
    is_int(wrong, 0, "fifty statuses are right");
    return done_testing();
}
