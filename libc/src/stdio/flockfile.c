/* Locking of streams: recursive, by thread. */
#include "internal/lock.h"
#include "internal/thread.h"
#include "stdio/file.h"

void flockfile(FILE *f)
{
    int tid = __self()->tid;

    if (f->depth && f->owner == tid) {
        f->depth++;
        return;
    }
    __lock(&f->lock);
    f->owner = tid;
    f->depth = 1;
}

int ftrylockfile(FILE *f)
{
    int tid = __self()->tid;
    int seen = 0;

    if (f->depth && f->owner == tid) {
        f->depth++;
        return 0;
    }
    if (!__atomic_compare_exchange_n(&f->lock, &seen, 1, 0, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED))
        return -1;
    f->owner = tid;
    f->depth = 1;
    return 0;
}

void funlockfile(FILE *f)
{
    if (--f->depth == 0) {
        f->owner = 0;
        __unlock(&f->lock);
    }
}
