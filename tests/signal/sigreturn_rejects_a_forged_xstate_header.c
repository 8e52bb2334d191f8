/*
 * SDM, vol. 1, 13.8: XRSTOR faults on reserved bytes of the header: in sigreturn it is the
 * program's SIGSEGV.
 */
#include "bad_frame.h"

static int offset;

static int set_header_word(ucontext_t *context)
{
    if (frame_software(context)->magic1 != XSTATE_MAGIC1)
        return 0;
    *(uint64_t *)((char *)context->uc_mcontext.fpregs + 512 + offset) = 0x4000000000000001;
    return 1;
}

static void forge_header(ucontext_t *context)
{
    if (!set_header_word(context))
        context->uc_mcontext.gregs[REG_RIP] = 0;
}

int main(void)
{
    int killed = 0;

    for (offset = 8; offset < 24; offset += 8) {
        int status = resume_with(forge_header);
        if (WIFSIGNALED(status) && WTERMSIG(status) == SIGSEGV)
            killed++;
        else
            describe_status(status);
    }
    is_int(killed, 2, "a nonzero xcomp_bv or reserved word is SIGSEGV");
    return done_testing();
}
