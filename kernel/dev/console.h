/*
 * The kernel console: COM1 and, where there is one, the VGA screen. The kernel log and the console
 * terminal (tty/) both write here.
 */
#ifndef KERNEL_DEV_CONSOLE_H
#define KERNEL_DEV_CONSOLE_H

#include "lib/types.h"

/* Adds the VGA screen; before it, output goes to COM1 alone. Needs the direct map. */
void console_init(void);

/* Kernel text: each LF becomes CR LF. From any context, panic included; takes no lock. */
void console_write(const void *bytes, size_t n);

/* Terminal output, as it is. */
void console_put(const void *bytes, size_t n);

#endif
