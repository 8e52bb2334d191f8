/*
 * fpstate in a frame: unmapped, in the kernel or not aligned is SIGSEGV; NULL gives the initial FP
 * state.
 */
#include "bad_frame.h"

static uintptr_t pointer;

static void set_pointer(ucontext_t *context)
{
    context->uc_mcontext.fpregs = (fpregset_t)pointer;
}

/* The frame's area moved to a multiple of 64 and `pointer` bytes. */
static void move_area(ucontext_t *context)
{
    static char room[16384] __attribute__((aligned(64)));
    struct fpx_software *software = frame_software(context);
    size_t size = software->magic1 == XSTATE_MAGIC1 ? software->extended_size : 512;

    memcpy(room + pointer, context->uc_mcontext.fpregs, size < 16000 ? size : 16000);
    context->uc_mcontext.fpregs = (fpregset_t)(void *)(room + pointer);
}

static void clear_pointer(int signal, siginfo_t *info, void *context)
{
    (void)signal;
    (void)info;
    ((ucontext_t *)context)->uc_mcontext.fpregs = NULL;
}

int main(void)
{
    static const uintptr_t pointers[] = {
        64, 0x1000, 0x8000000000000000, 0xffff800000000000, 0xffffffff80000000, 0xffffffffffffffc0,
        0x00007fffffffffc0, 0x00007ffffffff000,
    };
    unsigned mxcsr = 0x7f80, mxcsr_after;
    int killed = 0;

    for (unsigned i = 0; i < sizeof pointers / sizeof pointers[0]; i++) {
        pointer = pointers[i];
        int status = resume_with(set_pointer);
        if (WIFSIGNALED(status) && WTERMSIG(status) == SIGSEGV)
            killed++;
        else
            describe_status(status);
    }
    is_int(killed, 8, "eight bad pointers are eight SIGSEGV");
    pointer = 64;
    is_exit(resume_with(move_area), 0, "an area elsewhere is as good");
    pointer = 8;
    is_killed(resume_with(move_area), SIGSEGV, "unless it is not aligned: SIGSEGV");
    set_action(SIGUSR1, clear_pointer, 0);
    __asm__ volatile("ldmxcsr %1\n syscall\n stmxcsr %0" : "=m"(mxcsr_after)
                     : "m"(mxcsr), "a"(SYS_kill), "D"(getpid()), "S"(SIGUSR1)
                     : "rcx", "r11", "memory");
    is_int(mxcsr_after, 0x1f80, "NULL gives the initial MXCSR");
    return done_testing();
}
