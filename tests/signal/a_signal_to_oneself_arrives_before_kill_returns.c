/*
 * kill(2): "POSIX.1 requires that if a process sends a signal to itself, and the sending thread
 * does not have the signal blocked ... at least one unblocked signal must be delivered to the
 * sending thread before the kill() returns."
 */
#include "support.h"

int main(void)
{
    int late = 0;

    catch_signal(SIGUSR1, 0);
    for (int i = 1; i <= 200; i++) {
        kill(getpid(), SIGUSR1);
        late += caught_count != i;
    }
    is_int(late, 0, "the handler had run after each of 200 calls");
    return done_testing();
}
