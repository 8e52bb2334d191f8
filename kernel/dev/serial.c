/*
 * The 16550 UARTs. Each port is quiet (interrupts off), listening (the receive interrupt on) or
 * paused: its listener had no room, so the interrupt is off and the FIFO holds the sender back.
 * Entry points: serial_init_early, serial_put, serial_listen, serial_resume.
 */
#include "dev/serial.h"

#include "arch/arch.h"
#include "arch/port.h"

/* Registers, from the base port. */
#define UART_DATA     0 /* divisor low while LCR_DLAB */
#define UART_IER      1 /* divisor high while LCR_DLAB */
#define UART_FCR      2
#define UART_IIR      2
#define UART_LCR      3
#define UART_MCR      4
#define UART_LSR      5

#define IER_RECEIVE   0x01
#define FCR_ENABLE    0xc7 /* FIFOs on and cleared, interrupt at 14 bytes */
#define LCR_8N1       0x03
#define LCR_DLAB      0x80
#define MCR_READY     0x0b /* DTR, RTS, and OUT2, which lets interrupts through */
#define LSR_DATA      0x01
#define LSR_THR_EMPTY 0x20
#define LSR_IDLE      0x40 /* FIFO and shift register are empty */
#define FIFO_SIZE     16
#define FLUSH_TRIES   1000000

/* An LSR that reads so is no UART: nothing answers at the port. */
#define LSR_ABSENT    0xff

struct serial_port {
    uint16_t base;
    uint8_t irq;
    bool present, paused;
    const struct serial_listener *listener;
};

static struct serial_port ports[SERIAL_PORTS] = {
    { .base = 0x3f8, .irq = 4 },
    { .base = 0x2f8, .irq = 3 },
};

static void serial_init_port(struct serial_port *port)
{
    if (port_in8(port->base + UART_LSR) == LSR_ABSENT)
        return;
    port_out8(port->base + UART_IER, 0);
    port_out8(port->base + UART_LCR, LCR_DLAB);
    port_out8(port->base + UART_DATA, 1);
    port_out8(port->base + UART_IER, 0);
    port_out8(port->base + UART_LCR, LCR_8N1);
    port_out8(port->base + UART_FCR, FCR_ENABLE);
    port_out8(port->base + UART_MCR, MCR_READY);
    port->present = true;
}

void serial_init_early(void)
{
    for (unsigned i = 0; i < SERIAL_PORTS; i++)
        serial_init_port(&ports[i]);
}

void serial_put(unsigned port_index, const void *bytes, size_t n)
{
    struct serial_port *port = &ports[port_index];
    const uint8_t *next = bytes;

    if (!port->present)
        return;
    while (n > 0) {
        size_t chunk = MIN(n, (size_t)FIFO_SIZE);

        /* An empty holding register means, with FIFOs on, that the whole FIFO is. */
        while (!(port_in8(port->base + UART_LSR) & LSR_THR_EMPTY))
            __asm__ volatile("pause");
        port_out_bytes(port->base + UART_DATA, next, chunk);
        next += chunk;
        n -= chunk;
    }
}

void serial_flush(void)
{
    for (unsigned i = 0; i < SERIAL_PORTS; i++)
        for (unsigned tries = 0; ports[i].present && tries < FLUSH_TRIES; tries++)
            if (port_in8(ports[i].base + UART_LSR) & LSR_IDLE)
                break;
}

/* Moves what the FIFO holds to the listener; pauses when that has no more room. */
static void serial_drain(struct serial_port *port)
{
    uint8_t bytes[64];

    for (;;) {
        size_t room = port->listener->room(), n = 0;

        if (room == 0) {
            port->paused = true;
            port_out8(port->base + UART_IER, 0);
            return;
        }
        room = MIN(room, sizeof(bytes));
        while (n < room && (port_in8(port->base + UART_LSR) & LSR_DATA))
            bytes[n++] = port_in8(port->base + UART_DATA);
        if (n == 0)
            return;
        port->listener->receive(bytes, n);
    }
}

static void serial_interrupt(void *argument)
{
    struct serial_port *port = argument;

    port_in8(port->base + UART_IIR);
    if (!port->paused)
        serial_drain(port);
}

void serial_listen(unsigned port_index, const struct serial_listener *listener)
{
    struct serial_port *port = &ports[port_index];

    if (!port->present)
        return;
    port->listener = listener;
    arch_irq_install(port->irq, serial_interrupt, port);
    port_out8(port->base + UART_IER, IER_RECEIVE);
    serial_drain(port);
}

void serial_resume(unsigned port_index)
{
    struct serial_port *port = &ports[port_index];

    if (!port->paused)
        return;
    port->paused = false;
    port_out8(port->base + UART_IER, IER_RECEIVE);
    serial_drain(port);
}
