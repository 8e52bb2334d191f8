/* Formatted output into a buffer: %c %s %d %i %u %x %X %o %p %% with flags, width, precision, and
 * the length modifiers hh h l ll z t j. No floating point. */
#ifndef KERNEL_LIB_PRINTF_H
#define KERNEL_LIB_PRINTF_H

#include <stdarg.h>

#include "lib/types.h"

/* ISO C snprintf: writes at most size bytes with the NUL, returns the length the
 * whole would have. */
int snprintf(char *buffer, size_t size, const char *format, ...) __printf_like(3, 4);
int vsnprintf(char *buffer, size_t size, const char *format, va_list arguments)
    __printf_like(3, 0);

/* As snprintf, but returns the length really written (without the NUL): for building text
 * piecewise. */
int scnprintf(char *buffer, size_t size, const char *format, ...) __printf_like(3, 4);

#endif
