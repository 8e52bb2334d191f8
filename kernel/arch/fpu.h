/* FPU, SSE and AVX state: one XSAVE area a task in the standard (not compacted) format, the one the
 * signal frame shows. For arch/ only; the rest uses arch.h's arch_fpu_*. */
#ifndef KERNEL_ARCH_FPU_H
#define KERNEL_ARCH_FPU_H

struct task;

/* Enables what the CPU has and learns its area's size. Once per CPU. */
void fpu_init(void);

/* At a switch: writes previous's registers to its area if they are live here. */
void fpu_switch_out(struct task *previous);

/* Before user mode: loads current's state unless the registers hold it already. */
void fpu_switch_in(void);

#endif
