/* For panic. */
#ifndef KERNEL_ARCH_BACKTRACE_H
#define KERNEL_ARCH_BACKTRACE_H

#include "lib/types.h"

/* Prints one line a frame: address is where it stands, frame the frame pointer (rbp) there. */
void backtrace_walk(uint64_t frame, uint64_t address, void (*print)(const char *format, ...));

#endif
