/* The PS/2 keyboard: scan code set 1, US layout. */
#ifndef KERNEL_DEV_KEYBOARD_H
#define KERNEL_DEV_KEYBOARD_H

#include "lib/types.h"

/*
 * Starts the keyboard; input receives, from the interrupt, the bytes a terminal would send for each
 * key (ESC [ … for arrows and the like, ESC before a key with Alt). Ctrl+Alt+Del sends SIGINT and
 * the power key SIGPWR to init.
 */
void keyboard_init(void (*input)(const char *bytes, size_t n));

#endif
