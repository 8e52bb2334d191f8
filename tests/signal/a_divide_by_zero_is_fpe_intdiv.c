/* sigaction(2): "FPE_INTDIV Integer divide by zero", si_addr being the faulting instruction. */
#include "fault.h"

extern char divide_here[];
void divide(void);
__asm__(".text\ndivide: xor %ecx, %ecx\n mov $1, %eax\n cdq\ndivide_here: idiv %ecx\n ret\n");

static void overflow_division(void)
{
    __asm__ volatile("idivl %1" :: "a"(INT_MIN), "r"(-1), "d"(-1));
}

int main(void)
{
    is_int(provoke(divide), SIGFPE, "a divide by zero is SIGFPE");
    is_int(fault.code, FPE_INTDIV, "si_code is FPE_INTDIV");
    ok(fault.address == (uintptr_t)divide_here, "si_addr is the instruction");
    ok(fault.ip == (uintptr_t)divide_here, "rip in the context is the instruction");
    is_int(fault.trap, 0, "the context's trapno is 0");
    is_int(provoke(overflow_division), SIGFPE, "INT_MIN / -1 is SIGFPE");
    is_int(fault.code, FPE_INTDIV, "si_code is FPE_INTDIV");
    return done_testing();
}
