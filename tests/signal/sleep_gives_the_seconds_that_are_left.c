/*
 * signal(7): "The sleep(3) function is also never restarted if interrupted by a handler, but gives
 * a success return: the number of seconds remaining to sleep."
 */
#include "interrupt.h"

static long call(void)
{
    unsigned left = sleep(3600);

    return left > 3000 && left <= 3600 ? 1 : 0;
}

int main(void)
{
    is_int(interrupted(call, 0), 0, "sleep does not fail");
    is_int(call_result, 1, "it gives what is left of an hour");
    is_int(interrupted(call, SA_RESTART), 0, "nor with SA_RESTART");
    is_int(call_result, 1, "where it is not restarted either");
    return done_testing();
}
