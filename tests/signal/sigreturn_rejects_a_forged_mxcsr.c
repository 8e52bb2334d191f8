/*
 * SDM, vol. 1, 10.2.3: setting a reserved bit of MXCSR is a general protection fault: in sigreturn
 * it is the program's SIGSEGV.
 */
#include "bad_frame.h"

static void set_reserved_bits(ucontext_t *context)
{
    context->uc_mcontext.fpregs->mxcsr = 0xffff0000;
}

static void set_all_bits(ucontext_t *context)
{
    context->uc_mcontext.fpregs->mxcsr = 0xffffffff;
}

static void set_rounding(ucontext_t *context)
{
    context->uc_mcontext.fpregs->mxcsr = 0x7f80;
}

int main(void)
{
    is_killed(resume_with(set_reserved_bits), SIGSEGV, "reserved bits are SIGSEGV");
    is_killed(resume_with(set_all_bits), SIGSEGV, "all bits are SIGSEGV");
    is_exit(resume_with(set_rounding), 0, "a valid value is accepted");
    return done_testing();
}
