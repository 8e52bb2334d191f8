/*
 * Linux: the software-reserved bytes of a frame's FP area say how much of it there is. With one
 * that does not fit it is an FXSAVE area, whose header is not looked at; a feature that they leave
 * out gets its initial state.
 */
#include "bad_frame.h"

enum field { MAGIC1, EXTENDED_SIZE, XFEATURES, XSTATE_SIZE, MAGIC2, HEADER };

static enum field field;
static uint64_t value;
static int forge_header;
static unsigned mxcsr, control;
static unsigned long xmm;

static void change_area(ucontext_t *context)
{
    struct fpx_software *software = frame_software(context);
    char *area = (char *)context->uc_mcontext.fpregs;

    if (software->magic1 != XSTATE_MAGIC1)
        skip_all("this CPU has no XSAVE");
    if (forge_header)
        *(uint64_t *)(area + 520) = 1;
    switch (field) {
    case MAGIC1: software->magic1 = (uint32_t)value; break;
    case EXTENDED_SIZE: software->extended_size = (uint32_t)value; break;
    case XFEATURES: software->xfeatures = value; break;
    case MAGIC2: *(uint32_t *)(area + software->xstate_size) = (uint32_t)value; break;
    case XSTATE_SIZE: software->xstate_size = (uint32_t)value; break;
    case HEADER: *(uint64_t *)(area + 512) = value; break;
    }
}

/* MXCSR, the control word and xmm3 after a signal whose frame is changed so. */
static void resume(enum field which, uint64_t to)
{
    unsigned mxcsr_before = 0x3f80, usual = 0x1f80;
    unsigned short control_before = 0x27f, control_after;

    field = which;
    value = to;
    frame_change = change_area;
    set_action(SIGUSR1, change_frame, 0);
    __asm__ volatile("fninit\n fldcw %3\n ldmxcsr %4\n movq %5, %%xmm3\n syscall\n"
                     "stmxcsr %0\n fnstcw %1\n movq %%xmm3, %2\n ldmxcsr %6\n fninit"
                     : "=m"(mxcsr), "=m"(control_after), "=m"(xmm)
                     : "m"(control_before), "m"(mxcsr_before), "r"(0x1122334455667788UL),
                       "m"(usual), "a"(SYS_kill), "D"((long)getpid()), "S"((long)SIGUSR1)
                     : "rcx", "r11", "xmm3", "memory");
    control = control_after;
}

static void kept_by(enum field which, uint64_t to, const char *name)
{
    resume(which, to);
    ok(mxcsr == 0x3f80 && control == 0x27f && xmm == 0x1122334455667788,
       "%s: x87 and SSE state is restored", name);
}

static void resume_forged(void)
{
    resume(field, value);
    _exit(0);
}

static int status_of(enum field which, uint64_t to)
{
    struct rlimit none = { 0, 0 };

    setrlimit(RLIMIT_CORE, &none);
    field = which;
    value = to;
    return run_child(resume_forged);
}

int main(void)
{
    kept_by(XFEATURES, ~0UL, "features that nobody has");
    forge_header = 1;
    is_killed(status_of(XFEATURES, 7), SIGSEGV, "a bad header behind good software bytes kills");
    kept_by(MAGIC1, 0, "no first magic word");
    kept_by(MAGIC2, 0, "no second magic word");
    kept_by(XSTATE_SIZE, 575, "a size smaller than x87 and SSE with the header");
    kept_by(XSTATE_SIZE, 0x80000000, "a size larger than the CPU's");
    kept_by(EXTENDED_SIZE, 100, "an extended size below the size");
    forge_header = 0;
    resume(XFEATURES, 1);
    ok(xmm == 0 && mxcsr == 0x1f80 && control == 0x27f, "only x87: SSE is initial");
    resume(XFEATURES, 2);
    ok(xmm == 0x1122334455667788 && mxcsr == 0x3f80 && control == 0x37f,
       "only SSE: x87 is initial");
    resume(XFEATURES, 0);
    ok(xmm == 0 && mxcsr == 0x1f80 && control == 0x37f, "neither: both are initial");
    resume(HEADER, 1);
    ok(xmm == 0 && mxcsr == 0x3f80 && control == 0x27f,
       "a header without SSE: empty registers, but MXCSR of the area");
    resume(HEADER, 2);
    ok(xmm == 0x1122334455667788 && control == 0x37f,
       "a header without x87: x87 is initial");
    is_killed(status_of(HEADER, 1UL << 62 | 3), SIGSEGV, "an unknown feature in the header kills");
    return done_testing();
}
