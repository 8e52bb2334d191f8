/* What happens between entry.asm and the rest of the kernel. For arch/ only. */
#ifndef KERNEL_ARCH_TRAP_H
#define KERNEL_ARCH_TRAP_H

#include "arch/arch.h"

/* A system call; returns true if SYSRET can restore the context (else iretq must). */
bool arch_handle_syscall(struct arch_regs *regs);
void arch_handle_trap(unsigned vector, struct arch_regs *regs, uint64_t error_code);
void arch_handle_fatal(unsigned vector, struct arch_regs *regs, uint64_t error_code);

/* entry.asm: leaves the kernel with this context. */
void entry_return_to(struct arch_regs *regs) __attribute__((noreturn));

/* irq.c: an ISA line's or APIC vector's handler. */
void irq_handle(unsigned vector);
void irq_init(void);

#endif
