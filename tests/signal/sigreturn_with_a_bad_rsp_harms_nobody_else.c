/* A frame's rsp is only a number until it is used: using a bad one is a fault of the program. */
#include "bad_frame.h"

static uintptr_t target;

static void set_rsp(ucontext_t *context)
{
    context->uc_mcontext.gregs[REG_RSP] = (greg_t)target;
}

int main(void)
{
    static const uintptr_t targets[] = {
        0x8000000000000000, 0x0000800000000000, 0xffff800000001000, 0xffffffff80000000,
        0xfffffffffffffff8, 0, 8, 0x1001,
    };
    int killed = 0;

    for (unsigned i = 0; i < sizeof targets / sizeof targets[0]; i++) {
        target = targets[i];
        int status = resume_with(set_rsp);
        if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGSEGV || WTERMSIG(status) == SIGBUS))
            killed++;
        else
            describe_status(status);
    }
    is_int(killed, 8, "eight bad stack pointers end eight programs by a fault signal");
    return done_testing();
}
