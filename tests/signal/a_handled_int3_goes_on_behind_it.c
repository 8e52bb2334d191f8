/* A trap's handler returns to the next instruction, with the registers unchanged. */
#include "support.h"

int main(void)
{
    long after = 0;

    catch_signal(SIGTRAP, 0);
    for (int i = 0; i < 10; i++)
        __asm__ volatile("int3\n inc %0" : "+r"(after));
    is_int(caught_count, 10, "ten int3 made ten signals");
    is_int(after, 10, "and the program went on behind each");
    return done_testing();
}
