/*
 * POSIX, raise(): "If a signal handler is called, the raise() function shall not return until
 * after it does."
 */
#include "support.h"

int main(void)
{
    int late = 0;

    catch_signal(SIGUSR1, 0);
    for (int i = 1; i <= 200; i++) {
        if (raise(SIGUSR1) != 0)
            late++;
        late += caught_count != i;
    }
    is_int(late, 0, "the handler had run after each of 200 calls");
    is_int(caught[0].si_code, SI_TKILL, "raise sends to the calling thread");
    ok(raise(65) != 0 && errno == EINVAL, "a bad number is EINVAL");
    is_int(raise(0), 0, "signal 0 sends nothing");
    return done_testing();
}
