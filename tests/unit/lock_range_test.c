// link: kernel/fs/locks/lock_range.c
/* Byte-range locks against a map of one lock for each byte and owner. */
#include "abi/errno.h"
#include "abi/fcntl.h"
#include "fs/locks/lock_range.h"
#include "mm/kmalloc.h"
#include "tap.h"

#define BYTES  40
#define OWNERS 3

static int live;
static bool exhausted;

void *kzalloc(size_t size)
{
    if (exhausted)
        return NULL;
    live++;
    return calloc(1, size);
}

void kfree(void *memory)
{
    live -= memory != NULL;
    free(memory);
}

static struct list locks = LIST_INIT(locks);
static char owners[OWNERS];

static struct lock request(int owner, int type, off_t start, off_t end)
{
    return (struct lock){.owner = &owners[owner], .type = type, .start = start, .end = end};
}

static int apply(int owner, int type, off_t start, off_t end)
{
    struct lock wanted = request(owner, type, start, end);
    return lock_range_apply(&locks, &wanted);
}

static bool conflicts(int owner, int type, off_t start, off_t end)
{
    struct lock wanted = request(owner, type, start, end);
    return lock_range_conflict(&locks, &wanted) != NULL;
}

static int count(void)
{
    struct lock *lock;
    int n = 0;
    list_for_each (lock, &locks, link)
        n++;
    return n;
}

static void clear(void)
{
    for (int owner = 0; owner < OWNERS; owner++)
        apply(owner, F_UNLCK, 0, LOCK_END);
}

static void test_rules(void)
{
    apply(0, F_WRLCK, 0, 9);
    ok(conflicts(1, F_RDLCK, 9, 9) && !conflicts(1, F_RDLCK, 10, LOCK_END),
       "a write lock keeps others out of its bytes");
    ok(!conflicts(0, F_WRLCK, 0, LOCK_END), "but not its owner");
    apply(0, F_RDLCK, 0, 9);
    ok(!conflicts(1, F_RDLCK, 0, 9) && conflicts(1, F_WRLCK, 0, 0), "read locks are shared");
    apply(0, F_RDLCK, 10, 19);
    is_int(count(), 1, "locks that touch become one");
    apply(0, F_UNLCK, 5, 14);
    is_int(count(), 2, "an unlock in the middle leaves two");
    apply(0, F_WRLCK, 0, LOCK_END);
    is_int(count(), 1, "a lock over all replaces them");
    apply(0, F_UNLCK, 0, LOCK_END - 1);
    ok(count() == 1 && conflicts(1, F_RDLCK, LOCK_END, LOCK_END), "the last byte stays locked");
    clear();
    is_int(live, 0, "an unlock of all frees all");
}

static void test_flock_is_apart(void)
{
    struct lock whole = request(0, F_WRLCK, 0, LOCK_END);
    whole.whole = true;
    lock_range_apply(&locks, &whole);
    ok(!conflicts(1, F_WRLCK, 0, 9), "flock and fcntl locks do not see each other");
    apply(0, F_UNLCK, 0, LOCK_END);
    is_int(count(), 1, "nor does an unlock of one kind take the other");
    whole.type = F_UNLCK;
    lock_range_apply(&locks, &whole);
    is_int(live, 0, "each goes by its own kind");
}

static void test_random(void)
{
    static const int types[] = {F_RDLCK, F_WRLCK, F_UNLCK};
    int map[OWNERS][BYTES], wrong = 0;
    unsigned seed = 7;
    for (int i = 0; i < OWNERS * BYTES; i++)
        map[i / BYTES][i % BYTES] = F_UNLCK;
    for (int step = 0; step < 20000; step++) {
        seed = seed * 1103515245 + 12345;
        int owner = (seed >> 8) % OWNERS, type = types[(seed >> 12) % 3];
        int start = (seed >> 16) % BYTES, end = start + (seed >> 22) % (BYTES - start);
        bool blocked = false;
        for (int other = 0; other < OWNERS; other++)
            for (int byte = start; byte <= end && other != owner && type != F_UNLCK; byte++)
                blocked |= map[other][byte] == F_WRLCK ||
                           (map[other][byte] == F_RDLCK && type == F_WRLCK);
        if (type != F_UNLCK)
            wrong += conflicts(owner, type, start, end) != blocked;
        if (blocked)
            continue;
        wrong += apply(owner, type, start, end) != 0;
        for (int byte = start; byte <= end; byte++)
            map[owner][byte] = type;
    }
    is_int(wrong, 0, "20,000 random requests are answered as by a map of bytes");
    clear();
    is_int(live, 0, "and nothing is left behind");
}

static void test_exhaustion(void)
{
    apply(0, F_WRLCK, 0, 9);
    exhausted = true;
    is_int(apply(0, F_UNLCK, 3, 4), -ENOMEM, "without memory a change fails");
    exhausted = false;
    ok(count() == 1 && conflicts(1, F_RDLCK, 3, 4), "and changes nothing");
    clear();
}

int main(void)
{
    test_rules();
    test_flock_is_apart();
    test_random();
    test_exhaustion();
    return done_testing();
}
