/*
 * The kernel log: a ring of the last lines, shown on the console unless the command line says
 * `quiet`, and read by syslog(2) and /dev/kmsg.
 */
#include "debug/log.h"

#include "arch/boot_info.h"
#include "debug/debug.h"
#include "dev/console.h"
#include "lib/printf.h"
#include "lib/string.h"
#include "time/clock.h"

#define RING_SIZE 16384

static char ring[RING_SIZE];
static uint64_t written; /* bytes ever; the ring holds the last RING_SIZE of them */
static bool quiet;

void log_init(void)
{
    quiet = boot_option("quiet", NULL, 0);
}

static void ring_put(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        ring[written++ % RING_SIZE] = text[i];
}

void klog(const char *format, ...)
{
    char line[256];
    ktime_t now = clock_monotonic();
    size_t length;
    va_list arguments;

    length = (size_t)scnprintf(line, sizeof(line), "[%5lu.%06lu] ", now / NSEC_PER_SEC,
                               now % NSEC_PER_SEC / NSEC_PER_USEC);
    va_start(arguments, format);
    vsnprintf(line + length, sizeof(line) - length - 1, format, arguments);
    va_end(arguments);
    length = strlen(line);
    line[length++] = '\n';
    ring_put(line, length);
    if (!quiet)
        console_write(line, length);
}

size_t log_read(uint64_t *position, char *buffer, size_t size)
{
    size_t length = 0;

    if (written > RING_SIZE && *position < written - RING_SIZE)
        *position = written - RING_SIZE;
    while (length < size && *position < written)
        buffer[length++] = ring[(*position)++ % RING_SIZE];
    return length;
}

uint64_t log_end(void)
{
    return written;
}
