/* Reading the kernel log; klog() itself is in debug.h. */
#ifndef KERNEL_DEBUG_LOG_H
#define KERNEL_DEBUG_LOG_H

#include "lib/types.h"

/* Looks at the command line: `quiet` keeps the log off the console. */
void log_init(void);

/* Copies log text from *position (bytes since boot; moved up to the oldest still held) and advances
 * it. Returns the number of bytes, 0 at the end. */
size_t log_read(uint64_t *position, char *buffer, size_t size);

/* Bytes of log text since boot: the position behind the last one. */
uint64_t log_end(void);

#endif
