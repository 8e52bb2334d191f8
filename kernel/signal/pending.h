/*
 * Pending signals: what has been generated and not yet delivered. Each task has a set for signals
 * sent to it, each process one for signals sent to it as a whole.
 *
 * Invariants (pending_check):
 * - Bit n-1 of `set` is set iff queue n holds an entry, or n was sent when there was no room for
 *   its siginfo ("bare": it is then delivered once with SI_USER and zeros).
 * - A standard signal has at most one entry, but for the entries that timers own (each timer's
 *   expiry is delivered); a realtime one as many as were sent, first in first out.
 *
 * Every operation on one signal costs the same however many are queued. This file and pending.c
 * know nothing of tasks: they are tested on the host.
 */
#ifndef KERNEL_SIGNAL_PENDING_H
#define KERNEL_SIGNAL_PENDING_H

#include "abi/signal.h"
#include "lib/list.h"
#include "lib/types.h"

struct signal_user;

/* One queued siginfo. */
struct sigqueue {
    struct list link;         /* in pending's queue of its signal, when queued */
    struct pending *pending;  /* valid when queued */
    struct signal_user *user; /* whose RLIMIT_SIGPENDING it counts against */
    siginfo_t info;
    /*
     * NULL: the entry is freed once taken. Otherwise it belongs to a timer, which sends it again
     * and again: called when it is taken, may complete *info (si_overrun) and set the timer again.
     */
    void (*taken)(struct sigqueue *entry, siginfo_t *info);
};

struct pending {
    k_sigset_t set;
    struct list queues[K_NSIG]; /* of struct sigqueue, by signal - 1 */
};

void pending_init(struct pending *pending);

static inline bool pending_has(const struct pending *pending, int signal)
{
    return pending->set & K_SIGMASK(signal);
}

/* Adds signal with its siginfo, or bare if entry is NULL. A standard signal must not be pending
 * (unless a timer owns the entry). */
void pending_enqueue(struct pending *pending, int signal, struct sigqueue *entry);

/*
 * The signal to deliver first of those not in blocked, or 0: a fault that happened, then the other
 * signals of SIGNALS_SYNCHRONOUS, then the lowest number. DIFFERS: a thread that forges several
 * faults to itself gets these by number, and from sigtimedwait too; Linux: by age, not from there.
 */
int pending_next(const struct pending *pending, k_sigset_t blocked);

/* Takes the oldest instance of a pending signal out and fills *info. */
void pending_dequeue(struct pending *pending, int signal, siginfo_t *info);

/* Drops every instance of the signals in mask. */
void pending_discard(struct pending *pending, k_sigset_t mask);

/* Asserts the invariants. */
void pending_check(const struct pending *pending);

/* ---- Entries and their limit ----------------------------------------------------------------- */

/*
 * An entry charged to uid, who may have `limit` of them (RLIMIT_SIGPENDING). NULL if there are that
 * many, or no memory.
 */
struct sigqueue *sigqueue_create(uid_t uid, uint64_t limit);

/* If the entry is queued, that instance of its signal is no longer pending; it is not `taken`. */
void sigqueue_cancel(struct sigqueue *entry);
/* The same, and frees it. */
void sigqueue_free(struct sigqueue *entry);

static inline bool sigqueue_is_queued(const struct sigqueue *entry)
{
    return !list_empty(&entry->link);
}

/* How many entries uid has: the first number of SigQ in /proc/PID/status. */
unsigned sigqueue_count(uid_t uid);

#endif
