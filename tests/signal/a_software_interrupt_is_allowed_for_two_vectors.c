/*
 * SDM, vol. 3, 6.12.1.2: `int n` may use only gates that are open to programs. Linux opens 3
 * (breakpoint) and 4 (overflow); any other is a general protection fault.
 */
#include "support.h"

#include "fault.h"

static void int_3(void) { __asm__ volatile("int $3"); }
static void int_4(void) { __asm__ volatile("int $4"); }
static void int_0(void) { __asm__ volatile("int $0"); }
static void int_6(void) { __asm__ volatile("int $6"); }
static void int_8(void) { __asm__ volatile("int $8"); }
static void int_14(void) { __asm__ volatile("int $14"); }
static void int_32(void) { __asm__ volatile("int $32"); }
static void int_255(void) { __asm__ volatile("int $255"); }

static void (*const closed[])(void) = { int_0, int_6, int_8, int_14, int_32, int_255 };

int main(void)
{
    is_int(provoke(int_3), SIGTRAP, "int $3 is SIGTRAP, as int3 is");
    ok(fault.code == SI_KERNEL && fault.trap == 3, "with trapno 3");
    is_int(provoke(int_4), SIGSEGV, "int $4 is SIGSEGV");
    ok(fault.code == SI_KERNEL && fault.trap == 4 && fault.error == 0, "with trapno 4");
    for (unsigned i = 0; i < sizeof closed / sizeof closed[0]; i++) {
        is_int(provoke(closed[i]), SIGSEGV, "another is SIGSEGV");
        ok(fault.code == SI_KERNEL && fault.trap == 13, "by a general protection fault");
    }
    return done_testing();
}
