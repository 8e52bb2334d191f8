/* The local APIC: this CPU's timer and inter-processor interrupts. For arch/ only. */
#ifndef KERNEL_ARCH_APIC_H
#define KERNEL_ARCH_APIC_H

#include "lib/types.h"

/* Maps and enables this CPU's APIC. Panics with a clear message where there is none. */
void apic_init(void);
unsigned apic_id(void);
void apic_end_of_interrupt(void);

/* Starts the one-shot timer: an interrupt after count ticks; 0 stops it. */
void apic_timer_start(uint32_t count);
uint32_t apic_timer_left(void);

void apic_send(unsigned apic_id, unsigned vector);

#endif
