/* SDM, vol. 1, 8.5: a masked exception has a default result; the default control word masks all. */
#include "fault.h"

static volatile double zero = 0.0, result;

static void divide_masked(void)
{
    __asm__ volatile("fld1\n fdivl %0\n fwait\n fstpl %1" :: "m"(zero), "m"(result));
}

int main(void)
{
    unsigned short control;
    unsigned mxcsr;

    __asm__ volatile("fnstcw %0\n stmxcsr %1" : "=m"(control), "=m"(mxcsr));
    is_int(control, 0x37f, "a program starts with control word 0x37f");
    is_int(mxcsr, 0x1f80, "and MXCSR 0x1f80");
    is_int(provoke(divide_masked), 0, "1 / 0 is no signal then");
    ok(__builtin_isinf(result), "but infinity");
    return done_testing();
}
