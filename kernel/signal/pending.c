/*
 * Sets and queues of pending signals, and the count of entries a user has.
 * Entry points and invariants: pending.h.
 */
#include "signal/pending.h"

#include "debug/debug.h"
#include "lib/string.h"
#include "mm/kmalloc.h"
#include "signal/properties.h"

/* ---- The set --------------------------------------------------------------------------------- */

void pending_init(struct pending *pending)
{
    pending->set = 0;
    for (int i = 0; i < K_NSIG; i++)
        list_init(&pending->queues[i]);
}

static struct list *queue_of(struct pending *pending, int signal)
{
    return &pending->queues[signal - 1];
}

void pending_enqueue(struct pending *pending, int signal, struct sigqueue *entry)
{
    assert(signal_is_realtime(signal) || !pending_has(pending, signal) || entry->taken);
    pending->set |= K_SIGMASK(signal);
    if (!entry)
        return;
    entry->pending = pending;
    list_add_tail(queue_of(pending, signal), &entry->link);
}

static int lowest(k_sigset_t set)
{
    return __builtin_ctzll(set) + 1;
}

/* True if the first instance of signal comes from the kernel (an exception, not a kill). */
static bool is_fault(const struct pending *pending, int signal)
{
    const struct list *queue = &pending->queues[signal - 1];

    return !list_empty(queue) && list_first(queue, struct sigqueue, link)->info.si_code > SI_USER;
}

int pending_next(const struct pending *pending, k_sigset_t blocked)
{
    k_sigset_t ready = pending->set & ~blocked;
    k_sigset_t synchronous = ready & SIGNALS_SYNCHRONOUS;

    if (!ready)
        return 0;
    for (k_sigset_t rest = synchronous; rest; rest &= rest - 1)
        if (is_fault(pending, lowest(rest)))
            return lowest(rest);
    return lowest(synchronous ? synchronous : ready);
}

/* Takes an entry out of its queue; without further ones its signal is no longer pending. */
static void unqueue(struct sigqueue *entry)
{
    struct pending *pending = entry->pending;
    int signal = entry->info.si_signo;

    list_remove(&entry->link);
    if (list_empty(queue_of(pending, signal)))
        pending->set &= ~K_SIGMASK(signal);
}

void pending_dequeue(struct pending *pending, int signal, siginfo_t *info)
{
    struct list *queue = queue_of(pending, signal);
    struct sigqueue *entry;

    assert(pending_has(pending, signal));
    if (list_empty(queue)) {
        memset(info, 0, sizeof(*info));
        info->si_signo = signal;
        info->si_code = SI_USER;
        pending->set &= ~K_SIGMASK(signal);
        return;
    }
    entry = list_first(queue, struct sigqueue, link);
    *info = entry->info;
    unqueue(entry);
    if (entry->taken)
        entry->taken(entry, info);
    else
        sigqueue_free(entry);
}

void pending_discard(struct pending *pending, k_sigset_t mask)
{
    for (k_sigset_t rest = pending->set & mask; rest; rest &= rest - 1) {
        struct list *queue = queue_of(pending, lowest(rest));

        while (!list_empty(queue)) {
            struct sigqueue *entry = list_first(queue, struct sigqueue, link);

            unqueue(entry);
            if (!entry->taken)
                sigqueue_free(entry);
        }
    }
    pending->set &= ~mask;
}

void pending_check(const struct pending *pending)
{
    for (int signal = 1; signal <= K_NSIG; signal++) {
        const struct list *queue = &pending->queues[signal - 1];

        if (!list_empty(queue)) {
            assert(pending_has(pending, signal));
            assert(list_first(queue, struct sigqueue, link)->info.si_signo == signal);
            assert(signal_is_realtime(signal) || queue->next == queue->prev ||
                   list_first(queue, struct sigqueue, link)->taken ||
                   list_last(queue, struct sigqueue, link)->taken);
        }
    }
}

/* ---- Entries and users ----------------------------------------------------------------------- */

#define USER_BUCKETS 64

/* Who has entries queued somewhere; gone with the last of them. */
struct signal_user {
    struct list link;
    uid_t uid;
    unsigned queued;
};

static struct list users[USER_BUCKETS];

static struct list *bucket_of(uid_t uid)
{
    struct list *bucket = &users[uid % USER_BUCKETS];

    if (!bucket->next)
        list_init(bucket);
    return bucket;
}

static struct signal_user *find_user(uid_t uid)
{
    struct signal_user *user;

    list_for_each (user, bucket_of(uid), link)
        if (user->uid == uid)
            return user;
    return NULL;
}

static struct signal_user *create_user(uid_t uid)
{
    struct signal_user *user = kzalloc(sizeof(*user));

    if (!user)
        return NULL;
    user->uid = uid;
    list_add_tail(bucket_of(uid), &user->link);
    return user;
}

static void release_user(struct signal_user *user)
{
    if (user->queued > 0)
        return;
    list_remove(&user->link);
    kfree(user);
}

struct sigqueue *sigqueue_create(uid_t uid, uint64_t limit)
{
    struct signal_user *user = find_user(uid);
    struct sigqueue *entry;

    if ((user ? user->queued : 0) >= limit)
        return NULL;
    if (!user)
        user = create_user(uid);
    if (!user)
        return NULL;
    entry = kmalloc(sizeof(*entry));
    if (!entry) {
        release_user(user);
        return NULL;
    }
    list_init(&entry->link);
    entry->user = user;
    entry->taken = NULL;
    user->queued++;
    return entry;
}

void sigqueue_cancel(struct sigqueue *entry)
{
    if (sigqueue_is_queued(entry))
        unqueue(entry);
}

void sigqueue_free(struct sigqueue *entry)
{
    sigqueue_cancel(entry);
    entry->user->queued--;
    release_user(entry->user);
    kfree(entry);
}

unsigned sigqueue_count(uid_t uid)
{
    const struct signal_user *user = find_user(uid);

    return user ? user->queued : 0;
}
