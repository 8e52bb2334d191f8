/* The ring behind debug/trace.h. Written under the kernel lock; readable at any time. */
#include "debug/trace.h"

#include "abi/signal.h"
#include "arch/arch.h"
#include "lib/printf.h"
#include "lib/string.h"
#include "signal/properties.h"
#include "syscall/strace.h"
#include "task/sched/waitq.h"
#include "task/task.h"

#define TRACE_RECORDS 4096

static struct trace_record ring[TRACE_RECORDS];
static uint64_t last_sequence;
struct waitq trace_readers = WAITQ_INIT(trace_readers);

struct trace_kind {
    const char *name, *arguments;
};

static const struct trace_kind kinds[] = {
#define TRACE_KIND(name, text, arguments) [TRACE_##name] = { text, arguments },
    TRACE_EVENTS(TRACE_KIND)
#undef TRACE_KIND
};

void trace_write(enum trace_id event, const int64_t arguments[TRACE_ARGUMENTS])
{
    struct trace_record *record = &ring[++last_sequence % TRACE_RECORDS];

    record->sequence = last_sequence;
    record->tsc = arch_tsc();
    record->cpu = this_cpu()->id;
    record->tid = current->tid;
    record->event = event;
    memcpy(record->arguments, arguments, sizeof(record->arguments));
    if (unlikely(!list_empty(&trace_readers.waiters)))
        waitq_wake_all(&trace_readers);
}

const struct trace_record *trace_next(uint64_t from)
{
    uint64_t oldest = last_sequence < TRACE_RECORDS ? 1 : last_sequence - TRACE_RECORDS + 1;

    if (from < oldest)
        from = oldest;
    return from <= last_sequence ? &ring[from % TRACE_RECORDS] : NULL;
}

uint64_t trace_end(void)
{
    return last_sequence + 1;
}

/* ---- Text ------------------------------------------------------------------------------------ */

static const char *reason_name(int64_t reason)
{
    static const char *const names[] = {
        [TRACE_DISCARD_IGNORED] = "ignored",   [TRACE_DISCARD_EXITING] = "exiting",
        [TRACE_DISCARD_FULL] = "full",         [TRACE_DISCARD_ORPHANED] = "orphaned",
        [TRACE_DISCARD_CONTRARY] = "contrary", [TRACE_DISCARD_TRACER] = "tracer",
    };

    return reason > 0 && reason < (int64_t)ARRAY_LENGTH(names) ? names[reason] : NULL;
}

/* The codes that mean the same for every signal. */
static const char *code_name(int64_t code)
{
    switch (code) {
    case SI_USER: return "USER";
    case SI_KERNEL: return "KERNEL";
    case SI_QUEUE: return "QUEUE";
    case SI_TIMER: return "TIMER";
    case SI_TKILL: return "TKILL";
    default: return NULL;
    }
}

static const char *value_name(char kind, int64_t value)
{
    switch (kind) {
    case 's': return signal_is_valid((int)value) ? signal_name((int)value) : NULL;
    case 'c': return code_name(value);
    case 'r': return reason_name(value);
    case 'n': return strace_call_name((uint64_t)value);
    default: return NULL;
    }
}

/* The arguments by their description, "name:kind name:kind". */
static size_t format_arguments(const char *description, const int64_t *values, char *buffer,
                               size_t size)
{
    size_t length = 0;

    for (unsigned i = 0; *description; i++) {
        size_t name = (size_t)(strchr(description, ':') - description);
        char kind = description[name + 1];
        const char *text = value_name(kind, values[i]);

        length += (size_t)scnprintf(buffer + length, size - length,
                                    kind == 'x' ? " %.*s=%#lx" : " %.*s=%ld", (int)name,
                                    description, values[i]);
        if (text)
            length += (size_t)scnprintf(buffer + length, size - length, "(%s)", text);
        description += name + 2;
        description += *description == ' ';
    }
    return length;
}

int trace_format(const struct trace_record *record, char *buffer, size_t size)
{
    const struct trace_kind *kind = &kinds[record->event];
    uint64_t ns = arch_tsc_to_ns(record->tsc);
    size_t length =
        (size_t)scnprintf(buffer, size, "%lu.%06lu %u %d %s", ns / NSEC_PER_SEC,
                          ns % NSEC_PER_SEC / NSEC_PER_USEC, record->cpu, record->tid, kind->name);

    length += format_arguments(kind->arguments, record->arguments, buffer + length, size - length);
    return (int)length;
}

void trace_print_last(unsigned count, void (*print)(const char *format, ...))
{
    uint64_t from = last_sequence > count ? last_sequence - count + 1 : 1;
    const struct trace_record *record;
    char line[TRACE_LINE_MAX];

    for (; (record = trace_next(from)) != NULL; from++) {
        trace_format(record, line, sizeof(line));
        print("%s\n", line);
    }
}
