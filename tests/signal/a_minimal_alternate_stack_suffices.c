/* A stack of AT_MINSIGSTKSZ bytes holds one frame of a handler that needs no stack itself. */
#include "frame.h"
#include <sys/auxv.h>

int main(void)
{
    size_t size = getauxval(AT_MINSIGSTKSZ);
    stack_t ss = { .ss_size = size < 2048 ? 2048 : size };
    char *memory = malloc(3 * ss.ss_size);
    int damaged = 0;

    memset(memory, 0x77, 3 * ss.ss_size);
    ss.ss_sp = memory + ss.ss_size;
    frame_catch(SIGUSR1, SA_ONSTACK | SA_SIGINFO);
    is_int(sigaltstack(&ss, NULL), 0, "the stack is accepted");
    is_int(raise(SIGUSR1), 0, "a handler ran on it");
    ok(frame_sp > (uintptr_t)ss.ss_sp && frame_sp < (uintptr_t)ss.ss_sp + ss.ss_size, "inside it");
    for (size_t i = 0; i < ss.ss_size; i++)
        damaged += memory[i] != 0x77 || memory[2 * ss.ss_size + i] != 0x77;
    is_int(damaged, 0, "nothing around it was written");
    return done_testing();
}
