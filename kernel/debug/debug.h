/*
 * Diagnostics: the kernel log, asserts and panic.
 * A panic is for a broken kernel invariant only: no user action and no exhaustion reaches it.
 */
#ifndef KERNEL_DEBUG_DEBUG_H
#define KERNEL_DEBUG_DEBUG_H

#include "lib/types.h"

/* Appends a line to the kernel log (console unless `quiet`, and /dev/kmsg). No newline needed. */
void klog(const char *format, ...) __printf_like(1, 2);

/* Prints the report (message, task, registers, backtrace, last trace events) and ends QEMU with
 * status 125. Does not return and takes no lock. */
void panic(const char *format, ...) __printf_like(1, 2) __attribute__((noreturn, cold));

/* For what stops a boot without being a bug of the kernel: prints the message and ends as panic
 * does, without the report. */
void fatal(const char *format, ...) __printf_like(1, 2) __attribute__((noreturn, cold));

/* Set by a trap handler before it panics: the registers to report. */
struct arch_regs;
extern const struct arch_regs *panic_regs;

void assert_failed(const char *condition, const char *file, int line)
    __attribute__((noreturn, cold));

#define assert(condition) \
    (likely(condition) ? (void)0 : assert_failed(#condition, __FILE__, __LINE__))

#endif
