/*
 * SDM, vol. 2: sgdt, sidt, sldt, str and smsw are not privileged. Where the CPU can forbid them
 * (UMIP), Linux gives a program a value all the same.
 */
#include "support.h"

#include "fault.h"

static char table[16];

static void do_sgdt(void) { __asm__ volatile("sgdt %0" : "=m"(table)); }
static void do_sidt(void) { __asm__ volatile("sidt %0" : "=m"(table)); }
static void do_sldt(void) { __asm__ volatile("sldt %%eax" ::: "rax"); }
static void do_str(void) { __asm__ volatile("str %%eax" ::: "rax"); }
static void do_smsw(void) { __asm__ volatile("smsw %%eax" ::: "rax"); }

int main(void)
{
    is_int(provoke(do_sgdt), 0, "sgdt");
    is_int(provoke(do_sidt), 0, "sidt");
    is_int(provoke(do_sldt), 0, "sldt");
    is_int(provoke(do_str), 0, "str");
    is_int(provoke(do_smsw), 0, "smsw");
    return done_testing();
}
