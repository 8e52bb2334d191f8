/*
 * The 16550 serial ports: COM1 (0x3f8, IRQ 4) and COM2 (0x2f8, IRQ 3), 115200 8N1 with FIFOs.
 * Output is polled, input comes by interrupt and stops while its taker has no room.
 */
#ifndef KERNEL_DEV_SERIAL_H
#define KERNEL_DEV_SERIAL_H

#include "lib/types.h"

#define SERIAL_COM1  0
#define SERIAL_COM2  1
#define SERIAL_PORTS 2

/* Sets both ports up for polled output. The first thing that runs at boot; needs nothing. */
void serial_init_early(void);

/* Writes n bytes as they are, waiting for the FIFO. From any context, panic included. */
void serial_put(unsigned port_index, const void *bytes, size_t n);

/* Waits until the last byte has left, before the machine ends; gives up on a line
 * that takes none. */
void serial_flush(void);

/* Who takes a port's input. receive is called, from the interrupt, with at most room() bytes. */
struct serial_listener {
    size_t (*room)(void);
    void (*receive)(const uint8_t *bytes, size_t n);
};

/* Starts reception by interrupt. */
void serial_listen(unsigned port_index, const struct serial_listener *listener);

/* There is room again: goes on where reception stopped for want of it. */
void serial_resume(unsigned port_index);

#endif
