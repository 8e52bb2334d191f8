/*
 * futex(2), "Priority-inheritance futexes": the word is 0 or holds the owner's tid; the kernel
 * hands the lock to a waiter; EDEADLK, EAGAIN, EPERM, ESRCH; FUTEX_OWNER_DIED when an owner ends
 * with the lock; EINVAL when the word is used in both ways.
 */
#include "robust_list.h"

static uint32_t word;
static volatile pid_t tid;
static volatile uint32_t seen;
static int gate[2];

static long futex(int operation, uint32_t value)
{
    return syscall(SYS_futex, &word, operation, value, NULL, NULL, 0);
}

static void *lock_it(void *unused)
{
    tid = thread_id();
    if (futex(FUTEX_LOCK_PI, 0) == 0)
        seen = word;
    await(gate[0]);
    futex(FUTEX_UNLOCK_PI, 0);
    return unused;
}

static void *lock_and_end(void *unused)
{
    futex(FUTEX_LOCK_PI, 0);
    tid = thread_id();
    await(gate[0]);
    return unused;
}

static pthread_t start(void *(*body)(void *))
{
    pthread_t thread;

    tid = 0;
    pthread_create(&thread, NULL, body, NULL);
    while (!tid)
        sched_yield();
    return thread;
}

static void uncontended(void)
{
    uint32_t own = thread_id();

    is_int(futex(FUTEX_LOCK_PI, 0), 0, "a free lock is taken");
    is_int(word, own, "the word is the tid");
    fails_with(futex(FUTEX_LOCK_PI, 0), EDEADLK, "taking it again is EDEADLK");
    fails_with(futex(FUTEX_TRYLOCK_PI, 0), EDEADLK, "trying as well");
    is_int(futex(FUTEX_UNLOCK_PI, 0), 0, "the owner gives it up");
    is_int(word, 0, "the word is 0");
    fails_with(futex(FUTEX_UNLOCK_PI, 0), EPERM, "giving up what one does not hold is EPERM");
    word = FUTEX_TID_MASK;
    fails_with(futex(FUTEX_LOCK_PI, 0), ESRCH, "an owner that is no thread is ESRCH");
    word = FUTEX_OWNER_DIED;
    is_int(futex(FUTEX_TRYLOCK_PI, 0), 0, "the lock of a dead owner can be taken");
    is_int(word, own | FUTEX_OWNER_DIED, "FUTEX_OWNER_DIED stays");
    word = 0;
}

static void contended(void)
{
    pthread_t thread;

    futex(FUTEX_LOCK_PI, 0);
    thread = start(lock_it);
    wait_until_asleep(tid);
    ok(word == (uint32_t)(thread_id() | FUTEX_WAITERS), "a waiter sets FUTEX_WAITERS");
    word = FUTEX_TID_MASK | FUTEX_WAITERS;
    fails_with(futex(FUTEX_LOCK_PI, 0), EINVAL, "a word that names another owner is EINVAL");
    word = thread_id() | FUTEX_WAITERS;
    fails_with(futex(FUTEX_WAKE, 1), EINVAL, "FUTEX_WAKE of a waiter for a lock is EINVAL");
    is_int(futex(FUTEX_UNLOCK_PI, 0), 0, "the owner gives the lock up");
    while (!seen)
        sched_yield();
    ok((seen & FUTEX_TID_MASK) == (uint32_t)tid, "and the waiter has it");
    fails_with(futex(FUTEX_TRYLOCK_PI, 0), EAGAIN, "trying to take another's lock is EAGAIN");
    fails_with(futex(FUTEX_UNLOCK_PI, 0), EPERM, "giving it up is EPERM");
    tell(gate[1]);
    pthread_join(thread, NULL);
    is_int(word, 0, "in the end it is free");
}

static void owner_ends(void)
{
    pthread_t owner = start(lock_and_end), waiter = start(lock_it);

    wait_until_asleep(tid);
    seen = 0;
    tell(gate[1]);
    pthread_join(owner, NULL);
    while (!seen)
        sched_yield();
    ok((seen & FUTEX_TID_MASK) == (uint32_t)tid && (seen & FUTEX_OWNER_DIED),
       "when the owner ends the waiter gets the lock, with FUTEX_OWNER_DIED");
    tell(gate[1]);
    pthread_join(waiter, NULL);
}

int main(void)
{
    struct waiter plain;

    make_pipe(gate);
    uncontended();
    contended();
    owner_ends();
    word = thread_id();
    waiter_start(&plain, &word);
    fails_with(futex(FUTEX_UNLOCK_PI, 0), EINVAL, "a plain waiter at a lock is EINVAL");
    word = FUTEX_TID_MASK;
    fails_with(futex(FUTEX_LOCK_PI, 0), EINVAL, "for who wants the lock as well");
    word = 0;
    futex(FUTEX_WAKE, 1);
    waiter_end(&plain);
    return done_testing();
}
