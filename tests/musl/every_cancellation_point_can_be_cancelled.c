/*
 * pthreads(7), "Cancellation points", by musl: its handler looks whether the context's rip lies
 * before the SYSCALL instruction, and changes it to leave the function.
 */
#include "thread/cancellation.h"

int main(void)
{
    run_all_points();
    return done_testing();
}
