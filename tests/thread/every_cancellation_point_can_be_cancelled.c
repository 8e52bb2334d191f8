/*
 * pthreads(7), "Cancellation points": a thread asleep in one of them, or about to call it, is
 * cancelled there, and its clean-up handler runs.
 */
#include "cancellation.h"

int main(void)
{
    run_all_points();
    return done_testing();
}
