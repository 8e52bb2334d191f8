/*
 * SDM, vol. 3, 5.5 and 6.15: loading a selector that is not the program's to use is a general
 * protection fault with the selector as its error code; so are a null stack segment, a misaligned
 * SSE operand and an instruction that is too long, with error code 0.
 */
#include "support.h"

#include "fault.h"

#define BODY(name, code, ...) \
    static void name(void) \
    { \
        __asm__ volatile(code ::__VA_ARGS__ : "memory", "xmm0"); \
    }
BODY(kernel_data, "mov %w0, %%ds", "a"(0x18))
BODY(kernel_stack, "mov %w0, %%ss", "a"(0x18))
BODY(beyond_table, "mov %w0, %%es", "a"(0x1000))
BODY(no_ldt, "mov %w0, %%fs", "a"(0x14))
BODY(null_stack, "mov %w0, %%ss", "a"(0))
BODY(misaligned, "movaps 1(%0), %%xmm0", "r"(fault_exit))
BODY(too_long, ".fill 15, 1, 0x66\n nop", "a"(0))

static const struct {
    const char *name;
    void (*body)(void);
    unsigned long error;
} cases[] = {
    { "the kernel's data segment", kernel_data, 0x18 },
    { "the kernel's stack segment", kernel_stack, 0x18 },
    { "a selector beyond the table", beyond_table, 0x1000 },
    { "a selector of the LDT, which is empty", no_ldt, 0x14 },
    { "a null stack segment", null_stack, 0 },
    { "a misaligned SSE operand", misaligned, 0 },
    { "an instruction of 16 bytes", too_long, 0 },
};

int main(void)
{
    for (unsigned i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        is_int(provoke(cases[i].body), SIGSEGV, "%s is SIGSEGV", cases[i].name);
        ok(fault.code == SI_KERNEL && fault.address == 0 && fault.trap == 13,
           "from the kernel, by a general protection fault");
        is_int(fault.error, cases[i].error, "with error code %#lx", cases[i].error);
    }
    return done_testing();
}
