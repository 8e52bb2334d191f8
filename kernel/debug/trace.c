/* The ring behind debug/trace.h. Written under the kernel lock; readable at any time. */
#include "debug/trace.h"

#include "arch/arch.h"
#include "lib/printf.h"
#include "task/task.h"

#define TRACE_RECORDS 4096

static struct trace_record ring[TRACE_RECORDS];
static uint64_t last_sequence;

struct trace_kind {
    const char *name, *format;
};

static const struct trace_kind kinds[] = {
#define TRACE_KIND(name, text, format) [TRACE_##name] = { text, format },
    TRACE_EVENTS(TRACE_KIND)
#undef TRACE_KIND
};

void trace_write(enum trace_id event, const int64_t arguments[4])
{
    struct trace_record *record = &ring[++last_sequence % TRACE_RECORDS];

    record->sequence = last_sequence;
    record->tsc = arch_tsc();
    record->cpu = this_cpu()->id;
    record->tid = current->tid;
    record->event = event;
    for (int i = 0; i < 4; i++)
        record->arguments[i] = arguments[i];
}

const struct trace_record *trace_next(uint64_t from)
{
    uint64_t oldest = last_sequence < TRACE_RECORDS ? 1 : last_sequence - TRACE_RECORDS + 1;

    if (from < oldest)
        from = oldest;
    return from <= last_sequence ? &ring[from % TRACE_RECORDS] : NULL;
}

/* "seconds.microseconds cpu tid event arguments" */
int trace_format(const struct trace_record *record, char *buffer, size_t size)
{
    const struct trace_kind *kind = &kinds[record->event];
    const int64_t *a = record->arguments;
    uint64_t ns = arch_tsc_to_ns(record->tsc);
    int length = scnprintf(buffer, size, "%lu.%06lu %u %d %s ", ns / NSEC_PER_SEC,
                           ns % NSEC_PER_SEC / NSEC_PER_USEC, record->cpu, record->tid, kind->name);

    return length +
           scnprintf(buffer + length, size - (size_t)length, kind->format, a[0], a[1], a[2], a[3]);
}

void trace_print_last(unsigned count, void (*print)(const char *format, ...))
{
    uint64_t from = last_sequence > count ? last_sequence - count + 1 : 1;
    const struct trace_record *record;
    char line[160];

    for (; (record = trace_next(from)) != NULL; from++) {
        trace_format(record, line, sizeof(line));
        print("%s\n", line);
    }
}
