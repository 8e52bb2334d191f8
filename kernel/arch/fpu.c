/*
 * Saving and restoring FPU state (SDM vol. 1 ch. 13). The kernel itself uses no FPU registers, so
 * they stay the last user task's (cpu->fpu_owner) until another one returns to user mode.
 */
#include "arch/fpu.h"

#include "abi/errno.h"
#include "abi/ucontext.h"
#include "arch/arch.h"
#include "arch/cpu.h"
#include "arch/x86.h"
#include "debug/debug.h"
#include "lib/string.h"
#include "task/task.h"

/* XSAVE features (SDM vol. 1, 13.1). */
#define XFEATURE_X87       (1ul << 0)
#define XFEATURE_SSE       (1ul << 1)
#define XFEATURE_AVX       (1ul << 2)
#define XFEATURE_AVX512    (7ul << 5)

#define FXSAVE_SIZE        512
#define FCW_DEFAULT        0x37f
#define MXCSR_DEFAULT      0x1f80
#define MXCSR_MASK_DEFAULT 0xffbf /* where the CPU reports 0 (SDM vol. 1, 11.6.6) */
#define MXCSR_OFFSET       24
#define MXCSR_MASK_OFFSET  28

static uint64_t features;
static size_t area_size = FXSAVE_SIZE;
static uint32_t mxcsr_mask = MXCSR_MASK_DEFAULT;

static void set_xcr0(uint64_t value)
{
    __asm__ volatile("xsetbv" : : "c"(0), "a"((uint32_t)value), "d"((uint32_t)(value >> 32)));
}

/* The features to enable: what the CPU offers of those the kernel knows to be safe to give. */
static uint64_t choose_features(void)
{
    struct cpuid offered = x86_cpuid(13, 0);
    uint64_t available = (uint64_t)offered.edx << 32 | offered.eax;
    uint64_t chosen = XFEATURE_X87 | XFEATURE_SSE | (available & XFEATURE_AVX);

    if ((chosen & XFEATURE_AVX) && (available & XFEATURE_AVX512) == XFEATURE_AVX512)
        chosen |= XFEATURE_AVX512;
    return chosen;
}

void fpu_init(void)
{
    uint8_t area[FXSAVE_SIZE] __attribute__((aligned(16)));
    uint32_t mask;

    __asm__ volatile("fninit");
    __asm__ volatile("fxsave64 %0" : "=m"(area));
    memcpy(&mask, area + MXCSR_MASK_OFFSET, sizeof(mask));
    if (mask != 0)
        mxcsr_mask = mask;
    if (!cpu_features.xsave)
        return;
    features = choose_features();
    set_xcr0(features);
    area_size = x86_cpuid(13, 0).ebx; /* for what XCR0 now enables */
}

static void save_to(void *area)
{
    if (cpu_features.xsave)
        __asm__ volatile("xsave64 (%0)" : : "r"(area), "a"(-1), "d"(-1) : "memory");
    else
        __asm__ volatile("fxsave64 (%0)" : : "r"(area) : "memory");
}

/* The area is valid: made by save_to or arch_fpu_init_area, or checked by sigreturn. */
static void load_from(const void *area)
{
    if (cpu_features.xsave)
        __asm__ volatile("xrstor64 (%0)" : : "r"(area), "a"(-1), "d"(-1) : "memory");
    else
        __asm__ volatile("fxrstor64 (%0)" : : "r"(area) : "memory");
}

void fpu_switch_out(struct task *previous)
{
    if (this_cpu()->fpu_owner == previous && previous->arch.fpu)
        save_to(previous->arch.fpu);
}

void fpu_switch_in(void)
{
    struct cpu *cpu = this_cpu();

    if (likely(cpu->fpu_owner == cpu->task && cpu->task->arch.fpu_cpu == cpu))
        return;
    load_from(cpu->task->arch.fpu);
    cpu->fpu_owner = cpu->task;
    cpu->task->arch.fpu_cpu = cpu;
}

size_t arch_fpu_size(void)
{
    return area_size;
}

uint64_t arch_fpu_features(void)
{
    return features;
}

uint32_t arch_mxcsr_mask(void)
{
    return mxcsr_mask;
}

void arch_fpu_save(void)
{
    fpu_switch_out(current);
}

void arch_fpu_reload(void)
{
    this_cpu()->fpu_owner = NULL;
}

void arch_fpu_init_area(void *area)
{
    uint16_t control = FCW_DEFAULT;
    uint32_t mxcsr = MXCSR_DEFAULT;

    memset(area, 0, area_size);
    memcpy(area, &control, sizeof(control));
    memcpy((uint8_t *)area + MXCSR_OFFSET, &mxcsr, sizeof(mxcsr));
    memcpy((uint8_t *)area + MXCSR_MASK_OFFSET, &mxcsr_mask, sizeof(mxcsr_mask));
}

/* ---- Areas from users ----------------------------------------------------------------------- */

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
 * Makes the area one that XRSTOR or FXRSTOR accepts and that holds just what is
 * wanted of the user's.
 * SDM vol. 1, 13.8: a header with reserved bits or an MXCSR with reserved bits is #GP.
 */
int arch_fpu_check(struct _xstate *area, uint64_t wanted, bool extended)
{
    struct _header *header = &area->xstate_hdr;

    if (!cpu_features.xsave)
        wanted = XFEATURE_X87 | XFEATURE_SSE;
    if ((wanted & (XFEATURE_SSE | XFEATURE_AVX)) && (area->fpstate.mxcsr & ~mxcsr_mask))
        return -EINVAL;
    if (!(wanted & XFEATURE_SSE))
        area->fpstate.mxcsr = MXCSR_DEFAULT;
    if (!cpu_features.xsave)
        return 0;
    if (!extended)
        header->xfeatures = XFEATURE_X87 | XFEATURE_SSE;
    /* DIFFERS: Linux hands a compacted area (xcomp_bv bit 63) to XRSTOR, which may accept it. */
    if ((header->xfeatures & ~features) || header->xcomp_bv || header->reserved2[0])
        return -EINVAL;
    header->xfeatures &= wanted;
    init_absent(area);
    return 0;
}

void arch_fpu_legacy(const struct task *task, struct _fpstate *out, bool with_features)
{
    memcpy(out, task->arch.fpu, sizeof(*out));
    memset(&out->sw_reserved, 0, sizeof(out->sw_reserved));
    if (with_features)
        memcpy(&out->sw_reserved, &features, sizeof(features));
}

int arch_fpu_set_legacy(struct task *task, const struct _fpstate *state)
{
    struct _xstate *area = task->arch.fpu;

    if (state->mxcsr & ~mxcsr_mask)
        return -EINVAL;
    memcpy(&area->fpstate, state, sizeof(*state));
    if (cpu_features.xsave)
        area->xstate_hdr.xfeatures |= XFEATURE_X87 | XFEATURE_SSE;
    task->arch.fpu_cpu = NULL; /* load it before user mode */
    return 0;
}

int arch_fpu_set(struct task *task, struct _xstate *area)
{
    int error = arch_fpu_check(area, features, true);

    if (error)
        return error;
    memcpy(task->arch.fpu, area, area_size);
    task->arch.fpu_cpu = NULL;
    return 0;
}
