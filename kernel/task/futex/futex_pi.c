/*
 * PI futexes: the word holds its owner's tid, and the kernel hands the lock from owner to waiter.
 * LIMIT: an owner does not inherit its waiters' priority; the lock goes to the waiter of the
 * highest priority, the first of equals.
 */
#include "task/futex/futex_queue.h"

#include "abi/errno.h"
#include "abi/futex.h"
#include "arch/usercopy.h"
#include "task/process.h"
#include "task/task.h"

static struct list pi_waiters = LIST_INIT(pi_waiters); /* all, by pi_link */

/* The waiter that gets the lock next, and how many there are. */
static struct futex_waiter *best_waiter(const struct futex_key *key, unsigned *count)
{
    struct futex_waiter *waiter, *best = NULL;

    *count = 0;
    list_for_each (waiter, futex_bucket(key), link) {
        if (!waiter->pi || !futex_same_key(&waiter->key, key))
            continue;
        (*count)++;
        if (!best || waiter->task->priority > best->task->priority)
            best = waiter;
    }
    return best;
}

/* futex(2), ERRORS: -EINVAL if the word does not say what the kernel knows: a waiter is not one for
 * a lock, or the lock that it waits for is another's. */
static int check_waiters(const struct futex_key *key, uint32_t value)
{
    pid_t tid = (pid_t)(value & FUTEX_TID_MASK);
    struct futex_waiter *waiter;

    list_for_each (waiter, futex_bucket(key), link) {
        if (!futex_same_key(&waiter->key, key))
            continue;
        if (!waiter->pi || (tid != waiter->owner->tid && (tid || !(value & FUTEX_OWNER_DIED))))
            return -EINVAL;
    }
    return 0;
}

/* All waiters of a lock learn who holds it now. */
static void set_owner(const struct futex_key *key, struct task *owner)
{
    struct futex_waiter *waiter;

    list_for_each (waiter, futex_bucket(key), link)
        if (waiter->pi && futex_same_key(&waiter->key, key))
            waiter->owner = owner;
}

/* Gives the lock to next, who waits for it; the word says so already. */
static void give_to(struct futex_waiter *next)
{
    list_remove(&next->pi_link);
    futex_release(next);
    set_owner(&next->key, next->task);
}

/* Current gives its lock at word to the best waiter. 0 or -EFAULT. */
static int hand_over(uint32_t __user *word, struct futex_waiter *next)
{
    uint32_t value, found, wanted = (uint32_t)next->task->tid | FUTEX_WAITERS;

    if (get_user(value, word))
        return -EFAULT;
    for (;; value = found) {
        if (user_cmpxchg32(word, value, wanted, &found))
            return -EFAULT;
        if (found == value)
            break;
    }
    give_to(next);
    return 0;
}

/*
 * Tries to take the lock. 1: taken. 0: *owner holds it, and FUTEX_WAITERS is set. Else an error:
 * -EDEADLK if current has it, -EINVAL (check_waiters), -ESRCH if its owner is no task, -EPERM if
 * that is the kernel's.
 */
static int take_or_find_owner(uint32_t __user *word, const struct futex_key *key,
                              struct task **owner)
{
    uint32_t value, wanted, found;
    unsigned waiters;

    if (get_user(value, word))
        return -EFAULT;
    for (;; value = found) {
        pid_t tid = (pid_t)(value & FUTEX_TID_MASK);

        if (tid == current->tid)
            return -EDEADLK;
        if (check_waiters(key, value) != 0)
            return -EINVAL;
        best_waiter(key, &waiters);
        if (tid == 0)
            wanted =
                (value & FUTEX_OWNER_DIED) | (uint32_t)current->tid | (waiters ? FUTEX_WAITERS : 0);
        else
            wanted = value | FUTEX_WAITERS;
        if (user_cmpxchg32(word, value, wanted, &found))
            return -EFAULT;
        if (found != value)
            continue;
        if (tid == 0)
            break;
        *owner = task_find(tid);
        if (!*owner || (*owner)->exiting)
            return -ESRCH;
        return (*owner)->process == kernel_process ? -EPERM : 0;
    }
    set_owner(key, current);
    return 1;
}

long futex_lock_pi(uint32_t __user *word, bool shared, const struct futex_deadline *deadline)
{
    struct futex_waiter waiter = { .task = current, .pi = true, .word = word };
    struct futex_key key;
    int result = futex_key_of(word, shared, &key);

    if (result)
        return result;
    result = take_or_find_owner(word, &key, &waiter.owner);
    if (result != 0)
        return result > 0 ? 0 : result;
    futex_enqueue(&waiter, &key);
    list_add_tail(&pi_waiters, &waiter.pi_link);
    result = futex_sleep(&waiter, deadline);
    list_remove(&waiter.pi_link);
    return result == -ERESTARTSYS ? -ERESTARTNOINTR : result;
}

long futex_trylock_pi(uint32_t __user *word, bool shared)
{
    struct task *owner;
    struct futex_key key;
    int result = futex_key_of(word, shared, &key);

    if (result)
        return result;
    result = take_or_find_owner(word, &key, &owner);
    if (result > 0)
        return 0;
    return result == 0 || result == -EPERM ? -EAGAIN : result;
}

long futex_unlock_pi(uint32_t __user *word, bool shared)
{
    struct futex_waiter *next;
    struct futex_key key;
    uint32_t value, found;
    unsigned count;
    int error;

    if (get_user(value, word))
        return -EFAULT;
    if ((value & FUTEX_TID_MASK) != (uint32_t)current->tid)
        return -EPERM;
    error = futex_key_of(word, shared, &key);
    if (error)
        return error;
    if (check_waiters(&key, value) != 0)
        return -EINVAL;
    next = best_waiter(&key, &count);
    if (next)
        return hand_over(word, next);
    if (user_cmpxchg32(word, value, 0, &found))
        return -EFAULT;
    return found == value ? 0 : -EAGAIN;
}

/* A waiter of a lock that task holds, or NULL. */
static struct futex_waiter *waiter_for(const struct task *task)
{
    struct futex_waiter *waiter;

    list_for_each (waiter, &pi_waiters, pi_link)
        if (waiter->owner == task)
            return waiter;
    return NULL;
}

void futex_pi_exit(struct task *task)
{
    struct futex_waiter *next;
    unsigned count;

    while ((next = waiter_for(task)) != NULL) {
        uint32_t value;

        next = best_waiter(&next->key, &count);
        value = (uint32_t)next->task->tid | FUTEX_WAITERS | FUTEX_OWNER_DIED;
        /* In the waiter's address space: the word may lie elsewhere in the dying task's. */
        aspace_write(next->task->process->aspace, (uintptr_t)next->word, &value, sizeof(value),
                     false);
        give_to(next);
    }
}
