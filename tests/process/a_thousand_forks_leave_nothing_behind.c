/* Processes that ended and were waited for give back everything: a thousand in a row work. */
#include "support.h"

int main(void)
{
    int wrong = 0;

    for (int i = 0; i < 1000; i++) {
        pid_t child = fork();

        if (child == 0)
            _exit(i & 0xff);
        int status = wait_for(child);
        wrong += child < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != (i & 0xff);
    }
    is_int(wrong, 0, "a thousand children gave their status");
    fails_with(wait(NULL), ECHILD, "none is left");
    return done_testing();
}
