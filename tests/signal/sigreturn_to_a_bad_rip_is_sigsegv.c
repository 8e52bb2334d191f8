/*
 * A frame with a rip that is non-canonical, in the kernel's half or unmapped ends in SIGSEGV,
 * never in the kernel.
 */
#include "bad_frame.h"

static uintptr_t target;

static void set_rip(ucontext_t *context)
{
    context->uc_mcontext.gregs[REG_RIP] = (greg_t)target;
}

int main(void)
{
    static const uintptr_t targets[] = {
        0x8000000000000000, 0x0000800000000000, 0xffff7fffffffffff, 0x00007fffffffffff,
        0x00007ffffffff000, 0xffff800000000000, 0xffffffff80000000, 0xffffffffffffffff,
        0xdeadbeefdeadbeef, 0, 0x1000,
    };
    int killed = 0;

    for (unsigned i = 0; i < sizeof targets / sizeof targets[0]; i++) {
        target = targets[i];
        int status = resume_with(set_rip);
        if (WIFSIGNALED(status) && WTERMSIG(status) == SIGSEGV)
            killed++;
        else
            describe_status(status);
    }
    is_int(killed, 11, "eleven bad addresses are eleven SIGSEGV");
    return done_testing();
}
