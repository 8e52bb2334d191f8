/*
 * futex(2), ERRORS: what each operation checks, and in which order.
 */
#include "support.h"
#include <linux/futex.h>

static uint32_t word, other;
static char *const kernel_address = (char *)0xffff800000000000;

static long futex(void *address, int operation, uint32_t value, const void *timeout, void *second,
                  uint32_t value3)
{
    return syscall(SYS_futex, address, operation, value, timeout, second, value3);
}

static void addresses(void)
{
    static const int operations[] = { FUTEX_WAIT, FUTEX_WAKE, FUTEX_REQUEUE, FUTEX_CMP_REQUEUE,
                                      FUTEX_WAKE_OP, FUTEX_LOCK_PI, FUTEX_TRYLOCK_PI,
                                      FUTEX_WAIT_BITSET, FUTEX_WAKE_BITSET, FUTEX_LOCK_PI2 };
    int count = sizeof operations / sizeof operations[0], unaligned = 0, outside = 0, unmapped = 0;
    char *hole = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    munmap(hole, 4096);
    for (int i = 0; i < 2 * count; i++) {
        int operation = operations[i % count] | (i < count ? 0 : FUTEX_PRIVATE_FLAG);

        unaligned += futex((char *)&word + 1, operation, 1, NULL, &other, 1) == -1
                     && errno == EINVAL;
        outside += futex(kernel_address, operation, 1, NULL, &other, 1) == -1 && errno == EFAULT;
        if (i < count)
            unmapped += futex(hole, operation, 1, NULL, &other, 1) == -1 && errno == EFAULT;
    }
    is_int(unaligned, 2 * count, "an address that is not a multiple of four is EINVAL");
    is_int(outside, 2 * count, "one in the kernel's half is EFAULT");
    is_int(unmapped, count, "one that is not mapped is EFAULT when shared");
    is_int(futex(hole, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0), 0,
           "a private wake-up does not look at the word");
    fails_with(futex(hole, FUTEX_WAIT_PRIVATE, 0, NULL, NULL, 0), EFAULT, "a private wait does");
    fails_with(futex(&word, FUTEX_REQUEUE, 1, NULL, (char *)&other + 2, 0), EINVAL,
               "the second address is checked like the first: EINVAL");
    fails_with(futex(&word, FUTEX_CMP_REQUEUE, 1, NULL, kernel_address, 0), EFAULT, "EFAULT");
    fails_with(futex(&word, FUTEX_WAKE_OP, 1, NULL, hole, 0), EFAULT,
               "FUTEX_WAKE_OP writes to it: EFAULT");
    fails_with(futex(&word, FUTEX_UNLOCK_PI, 0, NULL, NULL, 0), EPERM,
               "unlocking what one does not own is EPERM");
}

static void read_only_pages(void)
{
    uint32_t *own = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    uint32_t *shared = mmap(NULL, 4096, PROT_READ, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    fails_with(futex(own, FUTEX_WAIT, 1, NULL, NULL, 0), EFAULT,
               "a shared wait in one's own read-only memory is EFAULT: nobody could change it");
    fails_with(futex(own, FUTEX_WAIT_PRIVATE, 1, NULL, NULL, 0), EAGAIN, "a private one is not");
    fails_with(futex(shared, FUTEX_WAIT, 1, NULL, NULL, 0), EAGAIN,
               "one in shared memory may be read-only");
    fails_with(futex(shared, FUTEX_LOCK_PI, 0, NULL, NULL, 0), EFAULT, "for a lock it is EFAULT");
}

static void timeouts(void)
{
    static const struct timespec bad[] = { { -1, 0 }, { 0, -1 }, { 0, 1000000000 } };
    static const int operations[] = { FUTEX_WAIT, FUTEX_WAIT_BITSET, FUTEX_LOCK_PI,
                                      FUTEX_LOCK_PI2 };
    struct timespec none = { 0, 0 };
    int refused = 0;

    for (int i = 0; i < 12; i++)
        refused += futex(&word, operations[i / 3], 1, &bad[i % 3], NULL, 1) == -1
                   && errno == EINVAL;
    is_int(refused, 12, "a timeout that is no time is EINVAL, though the call would not wait");
    fails_with(futex(&word, FUTEX_WAIT, 1, (void *)8, NULL, 0), EFAULT, "a bad pointer is EFAULT");
    fails_with(futex(&word, FUTEX_WAIT, 1, &none, NULL, 0), EAGAIN,
               "another value than expected is EAGAIN, whatever the timeout");
    fails_with(futex(&word, FUTEX_WAIT, 0, &none, NULL, 0), ETIMEDOUT, "no time is ETIMEDOUT");
    is_int(futex(&word, FUTEX_WAKE, 1, (void *)8, NULL, 0), 0, "a wake-up reads no timeout");
}

static void values(void)
{
    fails_with(futex(&word, FUTEX_WAIT_BITSET, 0, NULL, NULL, 0), EINVAL, "no bits to wait for");
    fails_with(futex(&word, FUTEX_WAKE_BITSET, 1, NULL, NULL, 0), EINVAL, "no bits to wake");
    fails_with(futex(&word, FUTEX_REQUEUE, -1, NULL, &other, 0), EINVAL, "a count to wake below 0");
    fails_with(futex(&word, FUTEX_CMP_REQUEUE, 1, (void *)-1, &other, 0), EINVAL,
               "a negative count to move");
    is_int(futex(&word, FUTEX_REQUEUE, 1, (void *)1, &word, 0), 0, "a word may be moved to itself");
    fails_with(futex(&word, FUTEX_FD, 0, NULL, NULL, 0), ENOSYS, "FUTEX_FD is gone: ENOSYS");
    fails_with(futex(&word, 14, 0, NULL, NULL, 0), ENOSYS, "an unknown operation is ENOSYS");
    fails_with(futex(&word, 512 | FUTEX_WAKE, 1, NULL, NULL, 0), ENOSYS, "so is an unknown flag");
    fails_with(futex(&word, FUTEX_CLOCK_REALTIME | FUTEX_WAKE, 1, NULL, NULL, 0), ENOSYS,
               "and FUTEX_CLOCK_REALTIME where it has no meaning");
    fails_with(futex(&word, FUTEX_CLOCK_REALTIME | FUTEX_WAIT, 1, NULL, NULL, 0), ENOSYS,
               "as in FUTEX_WAIT");
    fails_with(futex(&word, FUTEX_CLOCK_REALTIME | FUTEX_WAIT, 1, (void *)8, NULL, 0), EFAULT,
               "but the timeout is read first");
}

int main(void)
{
    addresses();
    read_only_pages();
    timeouts();
    values();
    is_int(word | other, 0, "no word was changed");
    return done_testing();
}
