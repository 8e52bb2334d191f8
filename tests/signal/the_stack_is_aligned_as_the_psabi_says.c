/*
 * psABI, 3.2.2: rsp + 8 is a multiple of 16 at a function's entry: at a handler's too, whatever
 * rsp was.
 */
#include "frame.h"

/* Send SIGUSR1 to ourselves with rsp moved down by `offset`. */
static void kill_with_offset(long offset)
{
    long result;

    __asm__ volatile("mov %%rsp, %%rbx\n sub %1, %%rsp\n sub $256, %%rsp\n syscall\n"
                     "mov %%rbx, %%rsp" : "=a"(result)
                     : "r"(offset), "a"(SYS_kill), "D"(getpid()), "S"(SIGUSR1)
                     : "rbx", "rcx", "r11", "memory");
}

int main(void)
{
    int wrong = 0;

    frame_catch(SIGUSR1, 0);
    for (long offset = 0; offset < 64; offset++) {
        frame_sp = 1;
        kill_with_offset(offset);
        wrong += (frame_sp + 8) % 16 != 0;
    }
    is_int(wrong, 0, "with 64 different stack pointers");
    return done_testing();
}
