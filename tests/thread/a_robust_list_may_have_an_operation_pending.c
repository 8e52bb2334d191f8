/*
 * The kernel's Documentation/locking/robust-futex-ABI.rst: `list_op_pending` names the lock that
 * the thread was just taking or giving up; it counts whether or not it is on the list, and a word
 * without an owner gets a wake-up, since the thread may have died before it could do that.
 */
#include "robust_list.h"

static struct lock lock, other;
static uint32_t initial;

static void pending_only(void)
{
    lock.word = thread_id();
    head.list_op_pending = &lock.entry;
}

static void pending_and_on_the_list(void)
{
    robust_add(&other, thread_id());
    robust_add(&lock, thread_id());
    head.list_op_pending = &lock.entry;
}

static void pending_without_owner(void)
{
    head.list_op_pending = &lock.entry;
}

static void woken_at(const char *what)
{
    struct waiter waiter;

    lock.word = initial;
    waiter_start(&waiter, &lock.word);
    end_with_list(pending_without_owner);
    is_int(waiter_end(&waiter), 0, "a waiter at a word %s is woken", what);
    is_int(lock.word, initial, "the word is left as it is");
}

int main(void)
{
    end_with_list(pending_only);
    is_int(lock.word, FUTEX_OWNER_DIED, "a pending lock that holds the tid is marked");
    end_with_list(pending_and_on_the_list);
    ok(lock.word == FUTEX_OWNER_DIED && other.word == FUTEX_OWNER_DIED, "also if on the list");
    initial = 0;
    woken_at("of 0");
    initial = FUTEX_OWNER_DIED;
    woken_at("with FUTEX_OWNER_DIED only");
    return done_testing();
}
