/*
 * The trace: what the kernel decided, in a ring that never stops. Signals tell their whole story in
 * it (docs: each event's arguments stand below); panic prints its end, /proc/trace shows it.
 *
 * TRACE_EVENTS(X): X(NAME, "name", "format of the arguments"), arguments are 64-bit words.
 */
#ifndef KERNEL_DEBUG_TRACE_H
#define KERNEL_DEBUG_TRACE_H

#include "lib/types.h"

#define TRACE_EVENTS(X)                                                                    \
    X(SIGNAL_GENERATED, "generated", "target=%ld signal=%ld code=%ld private=%ld")         \
    X(SIGNAL_DISCARDED, "discarded", "target=%ld signal=%ld reason=%ld")                   \
    X(SIGNAL_QUEUED, "queued", "target=%ld signal=%ld")                                    \
    X(SIGNAL_COALESCED, "coalesced", "target=%ld signal=%ld")                              \
    X(SIGNAL_CHOSEN, "chosen", "thread=%ld signal=%ld")                                    \
    X(SIGNAL_WOKEN, "woken", "thread=%ld fatal=%ld")                                       \
    X(SIGNAL_DEQUEUED, "dequeued", "signal=%ld code=%ld")                                  \
    X(SIGNAL_FRAME, "frame", "signal=%ld sp=%#lx")                                         \
    X(SIGNAL_HANDLER, "handler", "signal=%ld handler=%#lx mask=%#lx")                      \
    X(SIGNAL_RETURN, "sigreturn", "rip=%#lx mask=%#lx")                                    \
    X(SYSCALL_RESTARTED, "restarted", "call=%ld")                                          \
    X(SYSCALL_INTERRUPTED, "interrupted", "call=%ld")                                      \
    X(SIGNAL_STOPPING, "stopping", "process=%ld signal=%ld threads=%ld")                   \
    X(SIGNAL_STOPPED, "stopped", "process=%ld signal=%ld")                                 \
    X(SIGNAL_CONTINUED, "continued", "process=%ld")                                        \
    X(SIGNAL_FATAL, "fatal", "process=%ld signal=%ld core=%ld")                            \
    X(SIGNAL_CORE, "core", "process=%ld bytes=%ld")                                        \
    X(TASK_EXIT, "exit", "thread=%ld status=%#lx last=%ld")                                \
    X(PROCESS_REAPED, "reaped", "process=%ld")

enum trace_id {
#define TRACE_ENUM(name, text, format) TRACE_##name,
    TRACE_EVENTS(TRACE_ENUM)
#undef TRACE_ENUM
};

/* Why a signal was discarded. */
enum trace_discard {
    TRACE_DISCARD_IGNORED = 1, /* by its disposition, or PID 1's protection */
    TRACE_DISCARD_EXITING,     /* the process ends or has ended */
    TRACE_DISCARD_FULL,        /* RLIMIT_SIGPENDING or no memory: the sender got EAGAIN */
    TRACE_DISCARD_ORPHANED,    /* a terminal stop for an orphaned group */
};

struct trace_record {
    uint64_t sequence; /* from 1; 0: never written */
    uint64_t tsc;
    uint32_t cpu;
    int32_t tid;       /* of current */
    uint32_t event;    /* enum trace_id */
    int64_t arguments[4];
};

/* Records an event of current with up to four words. */
#define trace_event(event, ...) trace_write((event), (const int64_t[4]){__VA_ARGS__})
void trace_write(enum trace_id event, const int64_t arguments[4]);

/* The oldest record with a sequence number ≥ from, or NULL. */
const struct trace_record *trace_next(uint64_t from);

/* One line of text for a record; returns its length (as scnprintf). */
int trace_format(const struct trace_record *record, char *buffer, size_t size);

/* The last count events, oldest first, one call of print a line. */
void trace_print_last(unsigned count, void (*print)(const char *format, ...));

#endif
