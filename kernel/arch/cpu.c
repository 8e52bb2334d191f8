/*
 * Setting a CPU up: feature detection, GDT, TSS with its interrupt stacks, IDT, system-call MSRs.
 * SDM vol. 3 ch. 3 (descriptors), 6 (interrupts), 5.8.8 (SYSCALL).
 */
#include "arch/cpu.h"

#include "arch/fpu.h"
#include "arch/usercopy_asm.h"
#include "arch/x86.h"
#include "debug/debug.h"
#include "lib/string.h"
#include "task/task.h"

#define GDT_KERNEL_CODE      0x00af9b000000ffffull
#define GDT_KERNEL_DATA      0x00cf93000000ffffull
#define GDT_USER_DATA        0x00cff3000000ffffull
#define GDT_USER_CODE        0x00affb000000ffffull
#define SELECTOR_KERNEL_CODE 0x10
#define SELECTOR_TSS         0x40
#define STAR_USER_BASE       0x23ull /* SYSRET: SS = base + 8, CS = base + 16 */

struct tss {
    uint32_t reserved0;
    uint64_t rsp[3];
    uint64_t reserved1;
    uint64_t ist[7];
    uint64_t reserved2;
    uint16_t reserved3, io_map_base;
} __attribute__((packed));
_Static_assert(sizeof(struct tss) == 104, "TSS layout (SDM vol. 3 fig. 8-11)");

struct gate {
    uint16_t offset_low, selector;
    uint8_t ist, type;
    uint16_t offset_middle;
    uint32_t offset_high, reserved;
};
_Static_assert(sizeof(struct gate) == 16, "IDT gate (SDM vol. 3 fig. 6-8)");

struct table_pointer {
    uint16_t limit;
    uint64_t base;
} __attribute__((packed));

enum ist { IST_DOUBLE_FAULT = 1, IST_NMI, IST_MACHINE_CHECK, IST_DEBUG, IST_COUNT = IST_DEBUG };

struct arch_cpu {
    uint64_t gdt[10];
    struct tss tss;
    /* entry.asm finds the struct cpu in each stack's top word. */
    uint8_t ist_stacks[IST_COUNT][4096] __attribute__((aligned(4096)));
};

struct cpu_features cpu_features;
unsigned cpu_count;
struct cpu *cpus[CPU_MAX];

static struct cpu boot_cpu;
static struct arch_cpu boot_arch_cpu;
static struct gate idt[256];

extern const uint64_t entry_stubs[256];
void entry_syscall(void);

static void detect_features(void)
{
    uint32_t last = x86_cpuid(0, 0).eax;
    struct cpuid one = x86_cpuid(1, 0);
    struct cpuid seven = last >= 7 ? x86_cpuid(7, 0) : (struct cpuid){ 0 };

    cpu_features = (struct cpu_features){
        .nx = x86_cpuid(0x80000001, 0).edx >> 20 & 1,
        .smep = seven.ebx >> 7 & 1,
        .smap = seven.ebx >> 20 & 1,
        .fsgsbase = seven.ebx & 1,
        .xsave = one.ecx >> 26 & 1,
        .apic = one.edx >> 9 & 1,
        .hwcap = one.edx,
    };
    cpu_features.xsaveopt = cpu_features.xsave && (x86_cpuid(13, 1).eax & 1);
}

static void enable_features(void)
{
    uint64_t cr4 = x86_read_cr4() | CR4_OSFXSR | CR4_OSXMMEXCPT;

    if (cpu_features.nx)
        x86_wrmsr(MSR_EFER, x86_rdmsr(MSR_EFER) | EFER_NXE);
    cr4 |= cpu_features.smep ? CR4_SMEP : 0;
    cr4 |= cpu_features.smap ? CR4_SMAP : 0;
    cr4 |= cpu_features.fsgsbase ? CR4_FSGSBASE : 0;
    cr4 |= cpu_features.xsave ? CR4_OSXSAVE : 0;
    x86_write_cr4(cr4);
    x86_write_cr0((x86_read_cr0() & ~(CR0_EM | CR0_TS)) | CR0_MP | CR0_NE | CR0_WP | CR0_AM);
}

/* Puts stac and clac where usercopy.asm left room, before the text becomes read-only. */
static void patch_smap(void)
{
    const struct smap_patch *patch;

    if (!cpu_features.smap)
        return;
    for (patch = smap_patches_start; patch < smap_patches_end; patch++) {
        patch->address[0] = 0x0f;
        patch->address[1] = 0x01;
        patch->address[2] = (uint8_t)patch->last_byte;
    }
}

static void load_gdt(struct cpu *cpu)
{
    struct arch_cpu *arch = cpu->arch;
    uint64_t tss = (uint64_t)&arch->tss;
    uint64_t gdt[] = {
        0,
        0,
        GDT_KERNEL_CODE,
        GDT_KERNEL_DATA,
        0,
        GDT_USER_DATA,
        GDT_USER_CODE,
        0,
        (sizeof(arch->tss) - 1) | (tss & 0xffffff) << 16 | 0x89ull << 40 | (tss >> 24 & 0xff) << 56,
        tss >> 32,
    };
    struct table_pointer pointer = { sizeof(gdt) - 1, (uint64_t)arch->gdt };

    memcpy(arch->gdt, gdt, sizeof(gdt));
    arch->tss.io_map_base = sizeof(arch->tss);
    for (unsigned i = 0; i < IST_COUNT; i++) {
        uint8_t *top = arch->ist_stacks[i] + sizeof(arch->ist_stacks[i]);

        *(struct cpu **)(top - 8) = cpu;
        arch->tss.ist[i] = (uint64_t)(top - 16);
    }
    __asm__ volatile("lgdt %0" : : "m"(pointer));
    __asm__ volatile("ltr %w0" : : "r"(SELECTOR_TSS));
    /* SDM: after a reset the LDT is 64 KiB at address 0, where a program might put descriptors. */
    __asm__ volatile("lldt %w0" : : "r"(0));
}

static unsigned vector_ist(unsigned vector)
{
    switch (vector) {
    case VECTOR_DOUBLE_FAULT: return IST_DOUBLE_FAULT;
    case VECTOR_NMI: return IST_NMI;
    case VECTOR_MACHINE_CHECK: return IST_MACHINE_CHECK;
    case VECTOR_DEBUG: return IST_DEBUG;
    default: return 0;
    }
}

/* int3 and into are the only vectors that user code may raise by instruction. */
static bool vector_is_for_users(unsigned vector)
{
    return vector == VECTOR_BREAKPOINT || vector == VECTOR_OVERFLOW;
}

static void load_idt(void)
{
    struct table_pointer pointer = { sizeof(idt) - 1, (uint64_t)idt };

    for (unsigned vector = 0; vector < 256; vector++) {
        uint64_t stub = entry_stubs[vector];

        idt[vector] = (struct gate){
            .offset_low = (uint16_t)stub,
            .selector = SELECTOR_KERNEL_CODE,
            .ist = (uint8_t)vector_ist(vector),
            .type = vector_is_for_users(vector) ? 0xee : 0x8e,
            .offset_middle = (uint16_t)(stub >> 16),
            .offset_high = (uint32_t)(stub >> 32),
        };
    }
    __asm__ volatile("lidt %0" : : "m"(pointer));
}

static void enable_syscalls(void)
{
    x86_wrmsr(MSR_EFER, x86_rdmsr(MSR_EFER) | EFER_SCE);
    x86_wrmsr(MSR_STAR, STAR_USER_BASE << 48 | (uint64_t)SELECTOR_KERNEL_CODE << 32);
    x86_wrmsr(MSR_LSTAR, (uint64_t)entry_syscall);
    x86_wrmsr(MSR_SFMASK, RFLAGS_IF | RFLAGS_TF | RFLAGS_DF | RFLAGS_AC | RFLAGS_NT);
}

void cpu_init_boot(struct task *boot_task)
{
    struct cpu *cpu = &boot_cpu;

    *cpu = (struct cpu){
        .self = cpu, .task = boot_task, .arch = &boot_arch_cpu, .timer_programmed = KTIME_NEVER
    };
    cpus[0] = cpu;
    cpu_count = 1;
    x86_wrmsr(MSR_GS_BASE, (uint64_t)cpu);
    detect_features();
    enable_features();
    patch_smap();
    load_gdt(cpu);
    load_idt();
    enable_syscalls();
    fpu_init();
}

void cpu_set_kernel_stack(uint64_t top)
{
    struct cpu *cpu = this_cpu();

    cpu->kernel_rsp = top;
    cpu->arch->tss.rsp[0] = top;
}
