/* signal(7): SIGTSTP, SIGTTIN and SIGTTOU can be caught or ignored: then they do not stop. */
#include "support.h"

static const int stops[] = { SIGTSTP, SIGTTIN, SIGTTOU };

int main(void)
{
    for (int i = 0; i < 3; i++) {
        caught_count = 0;
        catch_signal(stops[i], 0);
        kill(getpid(), stops[i]);
        is_int(caught_count, 1, "signal %d runs its handler", stops[i]);
        ignore_signal(stops[i]);
        kill(getpid(), stops[i]);
        ok(!is_pending(stops[i]), "ignored, signal %d does nothing", stops[i]);
    }
    return done_testing();
}
