/* A CPU's set-up: features, descriptor tables, system-call registers. For arch/ only. */
#ifndef KERNEL_ARCH_CPU_H
#define KERNEL_ARCH_CPU_H

#include "arch/arch.h"

struct cpu_features {
    bool nx, smep, smap, fsgsbase, xsave, xsaveopt, apic;
    uint32_t hwcap; /* CPUID.1:EDX */
};
extern struct cpu_features cpu_features;

/* Detects features and sets this CPU (the boot CPU, with id 0) up: GDT, TSS, IDT, MSRs, FPU. Makes
 * `current` and this_cpu() work, with boot_task as current. */
void cpu_init_boot(struct task *boot_task);

/* The stack that the next entry from user mode starts on. */
void cpu_set_kernel_stack(uint64_t top);

#endif
