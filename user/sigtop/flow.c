/* Signals from their events: see sigtop.h. An event is matched with the flow of the latest signal
 * that it can speak of. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../lib/traceline.h"
#include "sigtop.h"

enum { FLOWS = 256 };

static struct flow flows[FLOWS];
static unsigned flow_count;
static unsigned long events, signals_sent, events_lost;

static struct flow *flow_new(int sender, int signal, int target)
{
    struct flow *flow = &flows[0];
    char buffer[32];

    for (unsigned i = 0; i < flow_count; i++) {
        struct flow *old = &flows[i];
        if (old->sender == sender && old->signal == signal && old->target == target)
            return old;
        if (old->last < flow->last)
            flow = old;
    }
    if (flow_count < FLOWS)
        flow = &flows[flow_count++];
    memset(flow, 0, sizeof *flow);
    flow->sender = sender;
    flow->signal = signal;
    flow->target = target;
    snprintf(flow->from, sizeof flow->from, "%s", task_label(sender, buffer, sizeof buffer));
    snprintf(flow->to, sizeof flow->to, "%s", task_label(target, buffer, sizeof buffer));
    return flow;
}

/* The flow of the latest signal that an event speaks of: sent to `id`, or taken by it. */
static struct flow *flow_of(int signal, int id)
{
    struct flow *found = NULL;

    for (unsigned i = 0; i < flow_count; i++) {
        struct flow *flow = &flows[i];
        if (flow->signal == signal &&
            (flow->target == id || flow->process == id || flow->taker == id) &&
            (found == NULL || flow->last > found->last))
            found = flow;
    }
    return found;
}

/* The flow whose signal the thread took last. */
static struct flow *flow_taken_by(int tid)
{
    struct flow *found = NULL;

    for (unsigned i = 0; i < flow_count; i++)
        if (flows[i].taker == tid && (found == NULL || flows[i].last > found->last))
            found = &flows[i];
    return found;
}

static void set_outcome(struct flow *flow, const char *outcome)
{
    if (flow == NULL)
        return;
    snprintf(flow->outcome, sizeof flow->outcome, "%s", outcome);
    flow->last = events;
}

static void take_generated(const struct traceline *line)
{
    struct flow *flow =
        flow_new((int)traceline_value(line, "sender"), (int)traceline_value(line, "signal"),
                 (int)traceline_value(line, "target"));

    signals_sent++;
    flow->count++;
    flow->call[0] = '\0';
    flow->taker = flow->process = 0;
    set_outcome(flow, "sent");
}

static void take_dequeued(const struct traceline *line)
{
    int process = (int)traceline_value(line, "process");
    int signal = (int)traceline_value(line, "signal");
    struct flow *flow = flow_of(signal, line->tid);

    if (flow == NULL)
        flow = flow_of(signal, process);
    if (flow == NULL)
        return;
    flow->taker = line->tid;
    flow->process = process;
    set_outcome(flow, "taken");
}

static void take_call(const struct traceline *line)
{
    struct flow *flow = flow_taken_by(line->tid);
    const char *call = traceline_text(line, "call");

    if (flow != NULL)
        snprintf(flow->call, sizeof flow->call, "%s %s",
                 strcmp(line->event, "interrupted") == 0 ? "EINTR" : "restarted",
                 call != NULL ? call : "?");
}

/* SIGCONT continues when it is sent, whatever becomes of it then. */
static void take_discarded(const struct traceline *line, struct flow *flow)
{
    const char *reason = traceline_text(line, "reason");

    if (flow != NULL && strcmp(flow->outcome, "continued it") != 0)
        set_outcome(flow, reason != NULL ? reason : "discarded");
}

static void take_event(const struct traceline *line)
{
    static const struct {
        const char *event, *id, *outcome; /* id: the argument that names whom it is about */
    } plain[] = {
        { "queued", "target", "pending" },
        { "coalesced", "target", "coalesced" },
        { "stopped", "process", "stopped it" },
        { "fatal", "process", "killed it" },
    };
    int signal = (int)traceline_value(line, "signal");

    events++;
    if (strcmp(line->event, "generated") == 0)
        take_generated(line);
    else if (strcmp(line->event, "dequeued") == 0)
        take_dequeued(line);
    else if (strcmp(line->event, "discarded") == 0)
        take_discarded(line, flow_of(signal, (int)traceline_value(line, "target")));
    else if (strcmp(line->event, "handler") == 0)
        set_outcome(flow_of(signal, line->tid), "handler");
    else if (strcmp(line->event, "continued") == 0)
        set_outcome(flow_of(SIGCONT, (int)traceline_value(line, "process")), "continued it");
    else if (strcmp(line->event, "interrupted") == 0 || strcmp(line->event, "restarted") == 0)
        take_call(line);
    for (unsigned i = 0; i < sizeof plain / sizeof *plain; i++)
        if (strcmp(line->event, plain[i].event) == 0)
            set_outcome(flow_of(signal, (int)traceline_value(line, plain[i].id)), plain[i].outcome);
}

void flows_read(int fd)
{
    static char text[65536];
    static size_t length;
    struct traceline parsed;
    ssize_t count;

    while ((count = read(fd, text + length, sizeof text - 1 - length)) > 0) {
        char *line = text, *end;

        length += (size_t)count;
        text[length] = '\0';
        for (; (end = strchr(line, '\n')) != NULL; line = end + 1) {
            *end = '\0';
            if (strncmp(line, "lost ", 5) == 0)
                events_lost += strtoul(line + 5, NULL, 10);
            else if (traceline_parse(line, &parsed) == 0)
                take_event(&parsed);
        }
        length -= (size_t)(line - text);
        memmove(text, line, length);
    }
}

static int compare_flows(const void *left, const void *right)
{
    const struct flow *a = left, *b = right;

    return a->last < b->last ? 1 : a->last > b->last ? -1 : 0;
}

struct flows flows_get(void)
{
    qsort(flows, flow_count, sizeof *flows, compare_flows);
    return (struct flows){ flows, flow_count, signals_sent, events_lost };
}
