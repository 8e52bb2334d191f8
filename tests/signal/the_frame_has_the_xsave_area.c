/*
 * Linux: sw_reserved of the FXSAVE area has FP_XSTATE_MAGIC1 and the sizes, and FP_XSTATE_MAGIC2
 * ends the XSAVE area.
 */
#include "frame.h"

static volatile int aligned, flags_agree, sizes_agree, second_magic, header_ok;

static void on_signal(int signal, siginfo_t *info, void *context)
{
    ucontext_t *uc = context;
    char *area = (char *)uc->uc_mcontext.fpregs;
    struct fpx_software *software = frame_software(uc);
    int extended = software->magic1 == XSTATE_MAGIC1;

    (void)signal;
    (void)info;
    aligned = (uintptr_t)area % (extended ? 64 : 16) == 0;
    flags_agree = (uc->uc_flags & 1) == (unsigned long)extended;
    if (!extended) {
        sizes_agree = second_magic = header_ok = 1;
        return;
    }
    sizes_agree = software->xstate_size >= 576
                  && software->extended_size == software->xstate_size + 4
                  && (software->xfeatures & 3) == 3;
    second_magic = *(uint32_t *)(area + software->xstate_size) == XSTATE_MAGIC2;
    header_ok = (*(uint64_t *)(area + 512) & ~software->xfeatures) == 0
                && *(uint64_t *)(area + 520) == 0;
}

int main(void)
{
    set_action(SIGUSR1, on_signal, 0);
    kill(getpid(), SIGUSR1);
    ok(aligned, "the area is aligned for XSAVE");
    ok(flags_agree, "UC_FP_XSTATE is set exactly when the first magic word is");
    ok(sizes_agree, "the sizes fit and x87 and SSE are among the features");
    ok(second_magic, "the second magic word is behind the area");
    ok(header_ok, "the XSAVE header has known features only and is not compacted");
    return done_testing();
}
