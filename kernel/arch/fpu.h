/* FPU, SSE and AVX state: one XSAVE area a task in the standard (not compacted) format, the one the
 * signal frame shows. For arch/ only; the rest uses arch.h's arch_fpu_*. */
#ifndef KERNEL_ARCH_FPU_H
#define KERNEL_ARCH_FPU_H

#include "lib/types.h"

struct arch_regs;
struct task;

/* Enables what the CPU has and learns its area's size. Once per CPU. */
void fpu_init(void);

/* At a switch: writes previous's registers to its area if they are live here. */
void fpu_switch_out(struct task *previous);

/* Before user mode: loads current's state, debug registers included, unless the CPU holds it
 * already. */
void fpu_switch_in(void);

/* debug_registers.c, for tasks that have some: loads task's; switches them off, and sees to it that
 * they are loaded with its state again; forgets them (exec). */
void debug_switch_in(const struct task *task);
void debug_switch_out(struct task *task);
void debug_clear(struct task *task);
/* A debug exception of user code: the bits of DR6 that count (14: a step; 0 to 3: that address). */
uint64_t debug_take_status(struct arch_regs *regs);

#endif
