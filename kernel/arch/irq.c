/*
 * Interrupts: the two 8259 PICs for the ISA lines (through the local APIC's LINT0 as ExtINT), and
 * the APIC's own vectors. All ISA lines go to the boot CPU.
 */
#include "arch/apic.h"
#include "arch/arch.h"
#include "arch/port.h"
#include "arch/trap.h"
#include "arch/x86.h"
#include "debug/debug.h"
#include "task/sched/sched.h"

#define PIC1                 0x20
#define PIC2                 0xa0
#define PIC_COMMAND          0
#define PIC_DATA             1
#define PIC_END_OF_INTERRUPT 0x20
#define PIC_READ_IN_SERVICE  0x0b
#define PIC_CASCADE          2
#define ISA_LINES            16

static struct {
    void (*handler)(void *);
    void *argument;
} lines[ISA_LINES];

void irq_init(void)
{
    /* ICW1–4: cascade, vectors from VECTOR_IRQ, 8086 mode; then all lines masked
     * but the cascade. */
    port_out8(PIC1 + PIC_COMMAND, 0x11);
    port_out8(PIC2 + PIC_COMMAND, 0x11);
    port_out8(PIC1 + PIC_DATA, VECTOR_IRQ);
    port_out8(PIC2 + PIC_DATA, VECTOR_IRQ + 8);
    port_out8(PIC1 + PIC_DATA, 1 << PIC_CASCADE);
    port_out8(PIC2 + PIC_DATA, PIC_CASCADE);
    port_out8(PIC1 + PIC_DATA, 1);
    port_out8(PIC2 + PIC_DATA, 1);
    port_out8(PIC1 + PIC_DATA, (uint8_t) ~(1 << PIC_CASCADE));
    port_out8(PIC2 + PIC_DATA, 0xff);
}

void arch_irq_install(unsigned irq, void (*handler)(void *), void *argument)
{
    uint16_t port = irq < 8 ? PIC1 : PIC2;

    assert(irq < ISA_LINES && lines[irq].handler == NULL);
    lines[irq].handler = handler;
    lines[irq].argument = argument;
    port_out8(port + PIC_DATA, port_in8(port + PIC_DATA) & (uint8_t) ~(1u << (irq % 8)));
}

/* A line that went away before it was acknowledged shows as the PIC's lowest line,
 * not in service. */
static bool pic_is_spurious(unsigned irq)
{
    uint16_t port = irq < 8 ? PIC1 : PIC2;

    if (irq % 8 != 7)
        return false;
    port_out8(port + PIC_COMMAND, PIC_READ_IN_SERVICE);
    return !(port_in8(port + PIC_COMMAND) & 0x80);
}

static void handle_line(unsigned irq)
{
    if (pic_is_spurious(irq)) {
        if (irq >= 8)
            port_out8(PIC1 + PIC_COMMAND, PIC_END_OF_INTERRUPT);
        return;
    }
    if (irq >= 8)
        port_out8(PIC2 + PIC_COMMAND, PIC_END_OF_INTERRUPT);
    port_out8(PIC1 + PIC_COMMAND, PIC_END_OF_INTERRUPT);
    if (lines[irq].handler)
        lines[irq].handler(lines[irq].argument);
}

void irq_handle(unsigned vector)
{
    if (vector >= VECTOR_IRQ && vector < VECTOR_IRQ + ISA_LINES) {
        handle_line(vector - VECTOR_IRQ);
    } else if (vector == VECTOR_TIMER) {
        apic_end_of_interrupt();
        sched_tick();
    } else if (vector == VECTOR_KICK) {
        apic_end_of_interrupt(); /* the exit path does what it was sent for */
    } else if (vector != VECTOR_SPURIOUS) {
        klog("unexpected interrupt vector %u", vector);
    }
}
