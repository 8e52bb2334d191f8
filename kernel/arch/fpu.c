/*
 * Saving and restoring FPU state (SDM vol. 1 ch. 13). The kernel itself uses no FPU registers, so
 * they stay the last user task's (cpu->fpu_owner) until another one returns to user mode: they are
 * task's if it is the owner and its fpu_cpu is this one.
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

struct arch_fpu_layout arch_fpu = { .size = FXSAVE_SIZE, .mxcsr_mask = MXCSR_MASK_DEFAULT };

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
        arch_fpu.mxcsr_mask = mask;
    if (!cpu_features.xsave)
        return;
    arch_fpu.features = choose_features();
    set_xcr0(arch_fpu.features);
    arch_fpu.size = x86_cpuid(13, 0).ebx; /* for what XCR0 now enables */
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
    struct cpu *cpu = this_cpu();

    if (cpu->fpu_owner == previous && previous->arch.fpu_cpu == cpu)
        save_to(previous->arch.fpu);
    if (unlikely(previous->arch.debug))
        debug_switch_out(previous);
}

void fpu_switch_in(void)
{
    struct cpu *cpu = this_cpu();
    struct task *task = cpu->task;

    if (likely(cpu->fpu_owner == task && task->arch.fpu_cpu == cpu))
        return;
    load_from(task->arch.fpu);
    cpu->fpu_owner = task;
    task->arch.fpu_cpu = cpu;
    if (unlikely(task->arch.debug))
        debug_switch_in(task);
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

    memset(area, 0, arch_fpu.size);
    memcpy(area, &control, sizeof(control));
    memcpy((uint8_t *)area + MXCSR_OFFSET, &mxcsr, sizeof(mxcsr));
    memcpy((uint8_t *)area + MXCSR_MASK_OFFSET, &arch_fpu.mxcsr_mask, sizeof(arch_fpu.mxcsr_mask));
}

/* ---- For tracers and core files -------------------------------------------------------------- */

void arch_fpu_legacy(const struct task *task, struct _fpstate *out, bool with_features)
{
    memcpy(out, task->arch.fpu, sizeof(*out));
    memset(&out->sw_reserved, 0, sizeof(out->sw_reserved));
    if (with_features)
        memcpy(&out->sw_reserved, &arch_fpu.features, sizeof(arch_fpu.features));
}

int arch_fpu_set_legacy(struct task *task, const struct _fpstate *state)
{
    struct _xstate *area = task->arch.fpu;

    if (state->mxcsr & ~arch_fpu.mxcsr_mask)
        return -EINVAL;
    memcpy(&area->fpstate, state, sizeof(*state));
    if (cpu_features.xsave)
        area->xstate_hdr.xfeatures |= XFEATURE_X87 | XFEATURE_SSE;
    task->arch.fpu_cpu = NULL; /* load it before user mode */
    return 0;
}

int arch_fpu_set(struct task *task, struct _xstate *area)
{
    int error = arch_fpu_check(area, arch_fpu.features);

    if (error)
        return error;
    memcpy(task->arch.fpu, area, arch_fpu.size);
    task->arch.fpu_cpu = NULL;
    return 0;
}
