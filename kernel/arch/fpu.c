/*
 * Saving and restoring FPU state (SDM vol. 1 ch. 13). The kernel itself uses no FPU registers, so
 * they stay the last user task's (cpu->fpu_owner) until another one returns to user mode.
 */
#include "arch/fpu.h"

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
