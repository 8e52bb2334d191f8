/*
 * lock_range.c: conflicts, splits and joins of byte-range locks.
 */
#include "fs/locks/lock_range.h"

#include "abi/errno.h"
#include "abi/fcntl.h"
#include "mm/kmalloc.h"

static bool overlaps(const struct lock *a, const struct lock *b)
{
    return a->start <= b->end && b->start <= a->end;
}

static bool same_owner(const struct lock *a, const struct lock *b)
{
    return a->owner == b->owner && a->whole == b->whole;
}

struct lock *lock_range_conflict(struct list *locks, const struct lock *request)
{
    struct lock *lock;
    list_for_each (lock, locks, link)
        if (lock->whole == request->whole && lock->owner != request->owner &&
            (lock->type == F_WRLCK || request->type == F_WRLCK) && overlaps(lock, request))
            return lock;
    return NULL;
}

static void drop(struct lock *lock)
{
    list_remove(&lock->link);
    kfree(lock);
}

/* Cuts request's range out of an overlapping lock of the same owner. *spare is used up when the
 * lock falls into two. */
static void cut(struct lock *lock, const struct lock *request, struct lock **spare)
{
    if (lock->start < request->start && lock->end > request->end) {
        struct lock *right = *spare;
        *spare = NULL;
        *right = *lock;
        right->start = request->end + 1;
        list_add_head(&lock->link, &right->link);
        lock->end = request->start - 1;
    } else if (lock->start < request->start) {
        lock->end = request->start - 1;
    } else if (lock->end > request->end) {
        lock->start = request->end + 1;
    } else {
        drop(lock);
    }
}

static bool touches(const struct lock *a, const struct lock *b)
{
    return (a->end != LOCK_END && a->end + 1 == b->start) ||
           (b->end != LOCK_END && b->end + 1 == a->start);
}

/* Adds added and joins it with what it touches. */
static void join(struct list *locks, struct lock *added)
{
    struct lock *lock, *next;
    list_for_each_safe (lock, next, locks, link) {
        if (!same_owner(lock, added) || lock->type != added->type || !touches(lock, added))
            continue;
        added->start = MIN(added->start, lock->start);
        added->end = MAX(added->end, lock->end);
        drop(lock);
    }
    list_add_tail(locks, &added->link);
}

int lock_range_apply(struct list *locks, const struct lock *request)
{
    struct lock *lock, *next;
    struct lock *added = kzalloc(sizeof(*added)), *spare = kzalloc(sizeof(*spare));
    if (added == NULL || spare == NULL) {
        kfree(added);
        kfree(spare);
        return -ENOMEM;
    }
    list_for_each_safe (lock, next, locks, link)
        if (same_owner(lock, request) && overlaps(lock, request))
            cut(lock, request, &spare);
    if (request->type == F_UNLCK) {
        kfree(added);
    } else {
        *added = *request;
        list_init(&added->link);
        join(locks, added);
    }
    kfree(spare);
    return 0;
}
