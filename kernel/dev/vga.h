/* The VGA text screen, 80x25: a terminal that knows the common VT100 sequences. */
#ifndef KERNEL_DEV_VGA_H
#define KERNEL_DEV_VGA_H

#include "lib/types.h"

#define VGA_COLUMNS 80
#define VGA_ROWS    25

/* Clears the screen if there is one (not under QEMU's -vga none). */
void vga_init(void);
bool vga_present(void);

/*
 * Shows text: BS TAB LF CR, and of ECMA-48: cursor moves (A–H, d, f, G), erasing (J, K), inserting
 * and deleting (L, M, P, @), colours and attributes (m), saving the cursor (s, u, ESC 7, ESC 8),
 * showing it (?25h, ?25l). LF only moves down. From any context, panic included.
 */
void vga_write(const void *bytes, size_t n);

#endif
