/* Measures the TSC and the APIC timer; apic_init() comes before. For arch/ only. */
#ifndef KERNEL_ARCH_TIMER_H
#define KERNEL_ARCH_TIMER_H

void timer_init(void);

#endif
