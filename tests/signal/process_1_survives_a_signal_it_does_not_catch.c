/* kill(2): a signal to process 1 without a handler does nothing, whatever its default action. */
#include "support.h"

int main(void)
{
    static const int fatal[] = { SIGUSR1, SIGUSR2, SIGXCPU, SIGVTALRM, SIGSTKFLT };
    unsigned long long caught_by_init;
    int failed = 0;

    need_root();
    caught_by_init = status_mask(1, "SigCgt");
    for (unsigned i = 0; i < sizeof fatal / sizeof fatal[0]; i++)
        if (!(caught_by_init & MASK_BIT(fatal[i])))
            failed += kill(1, fatal[i]) != 0;
    is_int(failed, 0, "sending them succeeds");
    is_int(kill(1, 0), 0, "process 1 is still there");
    ok(strchr("RSD", task_state(1)) != NULL, "and runs or sleeps");
    return done_testing();
}
