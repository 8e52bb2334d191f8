/*
 * The signal frame and sigreturn (abi/ucontext.h has the layout). From the interrupted stack
 * pointer downwards: the red zone, the FP state (64-byte aligned, as XSAVE has it, a magic word
 * behind it), struct rt_sigframe, whose first word is the handler's return address.
 *
 * sigreturn trusts nothing in the frame: the user may have changed, or made up, all of it. What it
 * accepts can neither fault in the kernel nor raise privilege; the rest is SIGSEGV. It leaves by
 * IRETQ, because SYSRET would overwrite rcx and r11.
 */
#include "arch/sigframe.h"

#include "abi/errno.h"
#include "abi/ucontext.h"
#include "arch/usercopy.h"
#include "arch/x86.h"
#include "debug/trace.h"
#include "lib/string.h"
#include "ptrace/ptrace.h"
#include "signal/signal.h"
#include "syscall/syscall.h"
#include "task/task.h"

/* psABI 3.2.2: the 128 bytes below rsp belong to the interrupted function. */
#define RED_ZONE      128

#define SELECTOR_LDT  4 /* SDM vol. 3, 3.4.2: the selector's table */

#define XFEATURE_X87  1ul
#define XFEATURE_SSE  2ul
#define MXCSR_DEFAULT 0x1f80
#define FCW_DEFAULT   0x37f
#define XFEATURE_AVX  4ul
#define FXSAVE_SIZE   sizeof(struct _fpstate)
#define XSAVE_MIN     (FXSAVE_SIZE + sizeof(struct _header))

static bool have_xsave(void)
{
    return arch_fpu_features() != 0;
}

/* Bytes of the FP state in a frame. */
static size_t fp_size(void)
{
    return arch_fpu_size() + (have_xsave() ? FP_XSTATE_MAGIC2_SIZE : 0);
}

size_t arch_sigframe_size(void)
{
    /* 63 and 8: what aligning may cost. */
    return ALIGN_UP(sizeof(struct rt_sigframe) + fp_size() + 63 + 8, 16);
}

/* ---- Building -------------------------------------------------------------------------------- */

/* Where the parts of a frame lie. */
struct frame_place {
    uintptr_t frame, fp;
};

/* 0, or -EFAULT if the frame would run over the end of the alternate stack. */
static int place_frame(const struct arch_regs *regs, const struct k_sigaction *action,
                       struct frame_place *place)
{
    uintptr_t below_red_zone = regs->rsp - RED_ZONE;
    uintptr_t top = altstack_choose(action, below_red_zone);
    bool on_altstack = altstack_contains(regs->rsp) || top != below_red_zone;
    const stack_t *altstack = &current->signals.altstack;

    place->fp = ALIGN_DOWN(top - fp_size(), 64);
    /* psABI: at a function's entry, rsp + 8 is a multiple of 16. */
    place->frame = ALIGN_DOWN(place->fp - sizeof(struct rt_sigframe), 16) - 8;
    if (on_altstack && (place->frame <= (uintptr_t)altstack->ss_sp ||
                        place->frame - (uintptr_t)altstack->ss_sp > altstack->ss_size))
        return -EFAULT;
    return 0;
}

/* The task's XSAVE area, with the words in it that say how much there is. */
static int write_fp_state(uintptr_t to)
{
    struct fpx_sw_bytes software = {
        .magic1 = FP_XSTATE_MAGIC1,
        .extended_size = (uint32_t)fp_size(),
        .xfeatures = arch_fpu_features(),
        .xstate_size = (uint32_t)arch_fpu_size(),
    };
    uint32_t magic2 = FP_XSTATE_MAGIC2;
    uint64_t present;

    arch_fpu_save();
    if (copy_to_user((void __user *)to, current->arch.fpu, arch_fpu_size()) != 0)
        return -EFAULT;
    if (!have_xsave())
        return 0;
    /* A handler that changes x87 or SSE state in the frame need not know of the header. */
    present = ((const struct _xstate *)current->arch.fpu)->xstate_hdr.xfeatures;
    present |= XFEATURE_X87 | XFEATURE_SSE;
    if (put_user(present, user_member(struct _xstate, to, xstate_hdr.xfeatures)) != 0 ||
        put_user(software, user_member(struct _xstate, to, fpstate.sw_reserved)) != 0 ||
        put_user(magic2, (uint32_t __user *)(to + arch_fpu_size())) != 0)
        return -EFAULT;
    return 0;
}

static void fill_context(struct sigcontext *context, const struct arch_regs *regs, uintptr_t fp,
                         k_sigset_t mask)
{
    *context = (struct sigcontext){
        .r8 = regs->r8,
        .r9 = regs->r9,
        .r10 = regs->r10,
        .r11 = regs->r11,
        .r12 = regs->r12,
        .r13 = regs->r13,
        .r14 = regs->r14,
        .r15 = regs->r15,
        .rdi = regs->rdi,
        .rsi = regs->rsi,
        .rbp = regs->rbp,
        .rbx = regs->rbx,
        .rdx = regs->rdx,
        .rax = regs->rax,
        .rcx = regs->rcx,
        .rsp = regs->rsp,
        .rip = regs->rip,
        .eflags = regs->rflags,
        .cs = (uint16_t)regs->cs,
        .ss = (uint16_t)regs->ss,
        .err = current->arch.error_code,
        .trapno = current->arch.trapno,
        .oldmask = mask,
        .cr2 = current->arch.cr2,
        .fpstate = fp,
    };
}

static void enter_handler(struct arch_regs *regs, int signal, const struct k_sigaction *action,
                          uintptr_t frame)
{
    regs->rdi = (uint64_t)signal;
    regs->rsi = frame + offsetof(struct rt_sigframe, info);
    regs->rdx = frame + offsetof(struct rt_sigframe, uc);
    regs->rax = 0; /* psABI: no vector arguments, should it be variadic */
    regs->rip = action->handler;
    regs->rsp = frame;
    regs->cs = ARCH_USER_CS;
    regs->ss = ARCH_USER_SS;
    /* psABI: DF is clear at a function's entry. RF and TF are the interrupted code's. */
    regs->rflags &= ~(RFLAGS_DF | RFLAGS_RF | RFLAGS_TF);
    arch_fpu_init_area(current->arch.fpu);
    arch_fpu_reload();
}

int sigframe_build(struct arch_regs *regs, int signal, const siginfo_t *info,
                   const struct k_sigaction *action, k_sigset_t mask)
{
    struct rt_sigframe frame;
    struct frame_place place;
    size_t size = action->flags & SA_SIGINFO ? sizeof(frame) : offsetof(struct rt_sigframe, info);

    if (!(action->flags & SA_RESTORER)) /* the x86-64 ABI has no other way back */
        return -EFAULT;
    if (place_frame(regs, action, &place) != 0 || write_fp_state(place.fp) != 0)
        return -EFAULT;
    if (unlikely(current->syscall_work & SYSCALL_STEP)) {
        arch_single_step(current, false);
        ptrace_stepped_into_handler();
    }
    frame.pretcode = action->restorer;
    frame.uc.uc_flags = UC_SIGCONTEXT_SS | UC_STRICT_RESTORE_SS;
    frame.uc.uc_flags |= have_xsave() ? UC_FP_XSTATE : 0;
    frame.uc.uc_link = 0;
    frame.uc.uc_stack = current->signals.altstack;
    fill_context(&frame.uc.uc_mcontext, regs, place.fp, mask);
    frame.uc.uc_sigmask = mask;
    frame.info = *info;
    if (copy_to_user((void __user *)place.frame, &frame, size) != 0)
        return -EFAULT;
    enter_handler(regs, signal, action, place.frame);
    return 0;
}

/* ---- sigreturn: FP state --------------------------------------------------------------------- */

/* How much of the frame's FP state counts: all of it with both magic words, else x87 and SSE. */
static int read_software_bytes(uintptr_t from, struct fpx_sw_bytes *software)
{
    uint32_t magic2 = 0;

    if (get_user(*software, user_member(struct _fpstate, from, sw_reserved)) != 0)
        return -EFAULT;
    if (have_xsave() && software->magic1 == FP_XSTATE_MAGIC1 &&
        software->xstate_size >= XSAVE_MIN && software->xstate_size <= arch_fpu_size() &&
        software->xstate_size <= software->extended_size) {
        if (get_user(magic2, (uint32_t __user *)(from + software->xstate_size)) != 0)
            return -EFAULT;
        if (magic2 == FP_XSTATE_MAGIC2)
            return 0;
    }
    software->xstate_size = FXSAVE_SIZE;
    software->xfeatures = XFEATURE_X87 | XFEATURE_SSE;
    return 0;
}

/* XRSTOR makes initial what the header says is absent; a next frame copies the area itself. */
static void init_absent(struct _xstate *area)
{
    struct _fpstate *legacy = &area->fpstate;

    if (!(area->xstate_hdr.xfeatures & XFEATURE_X87)) {
        memset(legacy, 0, offsetof(struct _fpstate, mxcsr));
        legacy->cwd = FCW_DEFAULT;
        memset(legacy->st_space, 0, sizeof(legacy->st_space));
    }
    if (!(area->xstate_hdr.xfeatures & XFEATURE_SSE))
        memset(legacy->xmm_space, 0, sizeof(legacy->xmm_space));
}

/*
 * Makes the area one that XRSTOR or FXRSTOR accepts and that holds just `features` of the frame.
 * SDM vol. 1, 13.8: a header with reserved bits or an MXCSR with reserved bits is #GP.
 */
static inline int check_area(struct _xstate *area, uint64_t features, bool extended)
{
    struct _header *header = &area->xstate_hdr;

    if (!have_xsave())
        features = XFEATURE_X87 | XFEATURE_SSE;
    if ((features & (XFEATURE_SSE | XFEATURE_AVX)) && (area->fpstate.mxcsr & ~arch_fpu.mxcsr_mask))
        return -EINVAL;
    if (!(features & XFEATURE_SSE))
        area->fpstate.mxcsr = MXCSR_DEFAULT;
    if (!have_xsave())
        return 0;
    if (!extended)
        header->xfeatures = XFEATURE_X87 | XFEATURE_SSE;
    /* DIFFERS: Linux hands a compacted area (xcomp_bv bit 63) to XRSTOR, which may accept it. */
    if ((header->xfeatures & ~arch_fpu_features()) || header->xcomp_bv || header->reserved2[0])
        return -EINVAL;
    header->xfeatures &= features;
    init_absent(area);
    return 0;
}

int arch_fpu_check(struct _xstate *area, uint64_t features)
{
    return check_area(area, features, true);
}

/* 0, or negative with the FP state made clean. */
static int restore_fp_state(uintptr_t from)
{
    struct _xstate *area = current->arch.fpu;
    struct fpx_sw_bytes software;
    int error;

    arch_fpu_reload(); /* the area counts, whatever the registers hold */
    if (!from) {
        arch_fpu_init_area(area);
        return 0;
    }
    error = read_software_bytes(from, &software);
    /* SDM: XRSTOR needs 64-byte, FXRSTOR 16-byte alignment; else #GP. */
    if (!error && from % (software.xstate_size > FXSAVE_SIZE ? 64 : 16) != 0)
        error = -EINVAL;
    if (!error && software.xstate_size < arch_fpu_size())
        arch_fpu_init_area(area);
    if (!error)
        error = copy_from_user(area, (const void __user *)from, software.xstate_size);
    if (!error)
        error = check_area(area, software.xfeatures & arch_fpu_features(),
                           software.xstate_size > FXSAVE_SIZE);
    if (error)
        arch_fpu_init_area(area);
    return error;
}

/* ---- sigreturn: registers -------------------------------------------------------------------- */

static void restore_registers(struct arch_regs *regs, const struct sigcontext *context)
{
    regs->r8 = context->r8;
    regs->r9 = context->r9;
    regs->r10 = context->r10;
    regs->r11 = context->r11;
    regs->r12 = context->r12;
    regs->r13 = context->r13;
    regs->r14 = context->r14;
    regs->r15 = context->r15;
    regs->rdi = context->rdi;
    regs->rsi = context->rsi;
    regs->rbp = context->rbp;
    regs->rbx = context->rbx;
    regs->rdx = context->rdx;
    regs->rax = context->rax;
    regs->rcx = context->rcx;
    regs->rsp = context->rsp;
    regs->rip = context->rip;
    regs->rflags = (regs->rflags & ~RFLAGS_RESTORED) | (context->eflags & RFLAGS_RESTORED);
}

/*
 * Only the one pair of user selectors ever gets into regs. Others would be #GP at IRETQ, which
 * Linux shows as SIGSEGV at the new rip. (A rip that is not canonical is caught on every way to
 * user mode.) DIFFERS: 0x23, which Linux takes for 32-bit code, is refused too.
 */
static void check_context(struct arch_regs *regs, const struct sigcontext *context,
                          uint64_t uc_flags)
{
    uint16_t cs = context->cs | 3, ss = context->ss | 3;

    regs->cs = ARCH_USER_CS;
    regs->ss = ARCH_USER_SS;
    if (!(uc_flags & UC_STRICT_RESTORE_SS))
        ss = ARCH_USER_SS;
    if (cs == ARCH_USER_CS && ss == ARCH_USER_SS)
        return;
    current->arch.trapno = VECTOR_PROTECTION;
    current->arch.error_code = cs != ARCH_USER_CS ? cs & ~3u : ss & ~3u;
    if (ss & SELECTOR_LDT) /* Linux then leaves by a stack whose faults lose their code */
        current->arch.error_code = 0;
    signal_force_fault(SIGSEGV, SI_KERNEL, 0);
}

/* Undoes sigframe_build from the frame that rsp points into, whatever it holds now. */
static int restore_frame(struct arch_regs *regs)
{
    uintptr_t frame = regs->rsp - sizeof(uint64_t); /* `ret` took pretcode off */
    struct k_ucontext context;

    if (get_user(context, user_member(struct rt_sigframe, frame, uc)) != 0)
        return -EFAULT;
    signal_set_blocked(context.uc_sigmask);
    altstack_set(&context.uc_stack, regs->rsp); /* as on Linux, a refusal is no error */
    current->restart.function = NULL;
    restore_registers(regs, &context.uc_mcontext);
    if (restore_fp_state(context.uc_mcontext.fpstate) != 0)
        return -EFAULT;
    check_context(regs, &context.uc_mcontext, context.uc_flags);
    trace_event(TRACE_SIGNAL_RETURN, (int64_t)regs->rip, (int64_t)context.uc_sigmask);
    return 0;
}

long sys_rt_sigreturn(void)
{
    struct arch_regs *regs = current->arch.regs;

    regs->syscall_nr = ARCH_NOT_SYSCALL; /* no restart, no SYSRET */
    if (restore_frame(regs) != 0)
        signal_force_segv(0);
    return (long)regs->rax;
}
