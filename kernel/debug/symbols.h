/* Names of the kernel's own functions, from the table that the build links in. */
#ifndef KERNEL_DEBUG_SYMBOLS_H
#define KERNEL_DEBUG_SYMBOLS_H

#include "lib/types.h"

/* The function that address lies in, "?" if none; *offset is how far into it. */
const char *symbol_of(uint64_t address, uint64_t *offset);

#endif
