/* SDM, vol. 3, 5.9: privileged instructions outside ring 0 are general protection faults. */
#include "fault.h"

static void do_hlt(void) { __asm__ volatile("hlt"); }
static void do_cli(void) { __asm__ volatile("cli"); }
static void do_sti(void) { __asm__ volatile("sti"); }
static void do_in(void) { __asm__ volatile("inb $0x80, %%al" ::: "rax"); }
static void do_out(void) { __asm__ volatile("outb %%al, $0x80" ::: "memory"); }
static void do_mov_cr(void) { __asm__ volatile("mov %%cr0, %%rax" ::: "rax"); }
static void do_wrmsr(void) { __asm__ volatile("wrmsr" :: "a"(0), "c"(0x10), "d"(0)); }
static void do_int(void) { __asm__ volatile("int $0x41"); }

static const struct {
    const char *name;
    void (*body)(void);
} instructions[] = {
    { "hlt", do_hlt }, { "cli", do_cli }, { "sti", do_sti }, { "in", do_in }, { "out", do_out },
    { "a read of cr0", do_mov_cr }, { "wrmsr", do_wrmsr }, { "int 0x41", do_int },
};

int main(void)
{
    for (unsigned i = 0; i < sizeof instructions / sizeof instructions[0]; i++) {
        provoke(instructions[i].body);
        ok(fault.signal == SIGSEGV && fault.code == SI_KERNEL && fault.address == 0
           && fault.trap == 13,
           "%s is SIGSEGV by a general protection fault", instructions[i].name);
    }
    return done_testing();
}
