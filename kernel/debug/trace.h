/*
 * The trace: what the kernel decided, in a ring that never stops. Signals tell their whole story in
 * it. A panic prints its end; /dev/trace (dev/trace.c) gives it to programs; docs/observing.md says
 * how to read it.
 *
 * TRACE_EVENTS(X): X(NAME, "name", "the arguments"), in the order in which they are passed, each as
 * name:kind. Kinds: d a number, x an address or bits, s a signal, c a si_code, r a reason
 * (enum trace_discard), n a system call. Signals, codes, reasons and calls are shown as
 * number(name).
 */
#ifndef KERNEL_DEBUG_TRACE_H
#define KERNEL_DEBUG_TRACE_H

#include "lib/types.h"

struct waitq;

#define TRACE_EVENTS(X)                                                                            \
    /* target: a thread's id if private, else a process's; sender: 0 is the kernel */              \
    X(SIGNAL_GENERATED, "generated", "target:d signal:s code:c sender:d private:d")                \
    X(SIGNAL_DISCARDED, "discarded", "target:d signal:s reason:r")                                 \
    X(SIGNAL_QUEUED, "queued", "target:d signal:s")                                                \
    X(SIGNAL_COALESCED, "coalesced", "target:d signal:s")                                          \
    X(SIGNAL_CHOSEN, "chosen", "thread:d signal:s")                                                \
    X(SIGNAL_WOKEN, "woken", "thread:d fatal:d")                                                   \
    X(SIGNAL_KICKED, "kicked", "thread:d cpu:d")                                                   \
    X(SIGNAL_DEQUEUED, "dequeued", "process:d signal:s code:c")                                    \
    X(SIGNAL_FRAME, "frame", "signal:s sp:x")                                                      \
    X(SIGNAL_HANDLER, "handler", "signal:s handler:x mask:x")                                      \
    X(SIGNAL_RETURN, "sigreturn", "rip:x mask:x")                                                  \
    X(SYSCALL_RESTARTED, "restarted", "call:n")                                                    \
    X(SYSCALL_INTERRUPTED, "interrupted", "call:n")                                                \
    X(SIGNAL_STOPPING, "stopping", "process:d signal:s threads:d")                                 \
    X(SIGNAL_STOPPED, "stopped", "process:d signal:s")                                             \
    X(SIGNAL_CONTINUED, "continued", "process:d")                                                  \
    X(PTRACE_STOP, "traced", "thread:d code:x tracer:d")                                           \
    X(SIGNAL_FATAL, "fatal", "process:d signal:s core:d")                                          \
    X(SIGNAL_CORE, "core", "process:d bytes:d")                                                    \
    X(TASK_EXIT, "exit", "thread:d status:x last:d")                                               \
    X(PROCESS_REAPED, "reaped", "process:d")

#define TRACE_ARGUMENTS 5

enum trace_id {
#define TRACE_ENUM(name, text, arguments) TRACE_##name,
    TRACE_EVENTS(TRACE_ENUM)
#undef TRACE_ENUM
};

/* Why a signal was discarded. */
enum trace_discard {
    TRACE_DISCARD_IGNORED = 1, /* by its disposition, or PID 1's protection */
    TRACE_DISCARD_EXITING,     /* the process or thread ends or has ended */
    TRACE_DISCARD_FULL,        /* RLIMIT_SIGPENDING or no memory: the sender got EAGAIN */
    TRACE_DISCARD_ORPHANED,    /* a terminal stop for an orphaned group */
    TRACE_DISCARD_CONTRARY,    /* it was pending: SIGCONT met a stop, or a stop met SIGCONT */
    TRACE_DISCARD_TRACER,      /* its thread's tracer took it away */
};

struct trace_record {
    uint64_t sequence; /* from 1; 0: never written */
    uint64_t tsc;
    uint32_t cpu;
    int32_t tid;    /* of current */
    uint32_t event; /* enum trace_id */
    int64_t arguments[TRACE_ARGUMENTS];
};

/* Who waits for the next event. */
extern struct waitq trace_readers;

/* Records an event of current with up to five words. */
#define trace_event(event, ...)                                                                    \
    trace_write((event), (const int64_t[TRACE_ARGUMENTS]){ __VA_ARGS__ })
void trace_write(enum trace_id event, const int64_t arguments[TRACE_ARGUMENTS]);

/* The oldest record with a sequence number ≥ from, or NULL. */
const struct trace_record *trace_next(uint64_t from);
/* The sequence number of the next event. */
uint64_t trace_end(void);

/* "seconds.microseconds cpu tid event name=value...", without a newline; returns its length (as
 * scnprintf). No line is longer than TRACE_LINE_MAX - 1. */
#define TRACE_LINE_MAX 192
int trace_format(const struct trace_record *record, char *buffer, size_t size);

/* The last count events, oldest first, one call of print a line. */
void trace_print_last(unsigned count, void (*print)(const char *format, ...));

#endif
