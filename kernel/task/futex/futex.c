/*
 * Futexes (futex(2)): sleeping on a word of user memory. A waiter is found by its key in a table of
 * queues, first come first served. Because kernel code holds the one lock, nobody can wake between
 * a waiter's look at the word and its place in the queue. PI futexes are in futex_pi.c.
 * Entry points: sys_futex, futex_exit_task.
 */
#include "task/futex/futex.h"

#include "abi/errno.h"
#include "abi/futex.h"
#include "arch/usercopy.h"
#include "mm/aspace.h"
#include "syscall/syscall.h"
#include "task/futex/futex_queue.h"
#include "task/process.h"
#include "task/sched/sched.h"
#include "task/task.h"
#include "time/clock.h"

#define BUCKETS 256

static struct list buckets[BUCKETS];

/* ---- Keys and queues (futex_queue.h) --------------------------------------------------------- */

struct list *futex_bucket(const struct futex_key *key)
{
    uint64_t hash = (key->object ^ (key->offset >> 2)) * 0x9e3779b97f4a7c15ull;
    struct list *bucket = &buckets[hash >> 56];

    if (!bucket->next)
        list_init(bucket);
    return bucket;
}

int futex_key_of(uint32_t __user *word, bool shared, struct futex_key *out)
{
    uintptr_t address = (uintptr_t)word;

    if (address % sizeof(*word))
        return -EINVAL;
    if (address > USER_END)
        return -EFAULT;
    if (shared)
        return aspace_futex_key(current_process()->aspace, address, true, out);
    *out = (struct futex_key){ (uintptr_t)current_process()->aspace, address };
    return 0;
}

void futex_enqueue(struct futex_waiter *waiter, const struct futex_key *key)
{
    waiter->key = *key;
    list_add_tail(futex_bucket(key), &waiter->link);
}

void futex_release(struct futex_waiter *waiter)
{
    list_remove(&waiter->link);
    waiter->woken = true;
    task_wake(waiter->task);
}

static void deadline_changed(struct clock_listener *listener)
{
    task_wake(container_of(listener, struct futex_waiter, clock_set)->task);
}

int futex_sleep(struct futex_waiter *waiter, const struct futex_deadline *deadline)
{
    ktime_t when = deadline->when;
    int result = 0;

    if (deadline->realtime)
        clock_listen(&waiter->clock_set, deadline_changed);
    while (!waiter->woken && result == 0) {
        if (deadline->realtime)
            when = clock_realtime_to_monotonic(deadline->when);
        result = task_sleep(WAIT_INTERRUPTIBLE, when);
    }
    clock_unlisten(&waiter->clock_set);
    list_remove(&waiter->link);
    return waiter->woken ? 0 : result;
}

/* ---- Waiting --------------------------------------------------------------------------------- */

#define RESTART_SHARED   1
#define RESTART_REALTIME 2

static long futex_wait(uint32_t __user *word, uint32_t value, bool shared, uint32_t bitset,
                       const struct futex_deadline *deadline);

static long futex_wait_restart(struct restart *restart)
{
    struct futex_deadline deadline = {
        .when = restart->arguments[3],
        .realtime = restart->arguments[4] & RESTART_REALTIME,
    };

    return futex_wait((uint32_t __user *)restart->arguments[0], restart->arguments[1],
                      restart->arguments[4] & RESTART_SHARED, restart->arguments[2], &deadline);
}

static long futex_wait(uint32_t __user *word, uint32_t value, bool shared, uint32_t bitset,
                       const struct futex_deadline *deadline)
{
    struct futex_waiter waiter = { .task = current, .bitset = bitset };
    struct futex_key key;
    uint32_t found;
    int result;

    if (!bitset)
        return -EINVAL;
    result = futex_key_of(word, shared, &key);
    if (result)
        return result;
    if (get_user(found, word))
        return -EFAULT;
    if (found != value)
        return -EAGAIN;
    futex_enqueue(&waiter, &key);
    result = futex_sleep(&waiter, deadline);
    if (result != -ERESTARTSYS || deadline->when == KTIME_NEVER)
        return result;
    /* signal(7): with a timeout a handler ends the wait whatever SA_RESTART says. */
    current->restart = (struct restart){
        futex_wait_restart,
        { (uintptr_t)word, value, bitset, deadline->when,
          (shared ? RESTART_SHARED : 0) | (deadline->realtime ? RESTART_REALTIME : 0) },
    };
    return -ERESTART_RESTARTBLOCK;
}

/* ---- Waking and moving ----------------------------------------------------------------------- */

/* Wakes up to count waiters (one, for 0) that share a bit. Returns how many, or -EINVAL if the word
 * turns out to be used as a PI futex. */
static long wake_key(const struct futex_key *key, int count, uint32_t bitset)
{
    struct list *bucket = futex_bucket(key);
    struct futex_waiter *waiter, *next;
    long woken = 0;

    list_for_each_safe (waiter, next, bucket, link) {
        if (!futex_same_key(&waiter->key, key))
            continue;
        if (waiter->pi)
            return -EINVAL;
        if (!(waiter->bitset & bitset))
            continue;
        futex_release(waiter);
        if (++woken >= count)
            break;
    }
    return woken;
}

static long futex_wake(uint32_t __user *word, int count, bool shared, uint32_t bitset)
{
    struct futex_key key;
    int error = futex_key_of(word, shared, &key);

    if (!bitset)
        return -EINVAL;
    return error ? error : wake_key(&key, count, bitset);
}

static long futex_requeue(uint32_t __user *word, uint32_t __user *word2, bool shared, int wake,
                          int requeue, const uint32_t *expected)
{
    struct futex_waiter *waiter, *next;
    struct list moved = LIST_INIT(moved);
    struct futex_key from, to;
    uint32_t found;
    long done = 0;
    int error;

    if (wake < 0 || requeue < 0)
        return -EINVAL;
    error = futex_key_of(word, shared, &from);
    if (!error)
        error = futex_key_of(word2, shared, &to);
    if (error)
        return error;
    if (expected && get_user(found, word))
        return -EFAULT;
    if (expected && found != *expected)
        return -EAGAIN;
    list_for_each_safe (waiter, next, futex_bucket(&from), link) {
        if (!futex_same_key(&waiter->key, &from))
            continue;
        if (done - wake >= requeue)
            break;
        if (waiter->pi)
            return -EINVAL;
        if (done++ < wake) {
            futex_release(waiter);
        } else {
            list_remove(&waiter->link);
            waiter->key = to;
            list_add_tail(&moved, &waiter->link);
        }
    }
    list_splice_tail(futex_bucket(&to), &moved);
    return done;
}

/* The operation and comparison that FUTEX_WAKE_OP packs into a word. */
struct wake_op {
    unsigned operation, comparison;
    int argument, operand;
};

static int sign_extend12(uint32_t value)
{
    return (int)(value << 20) >> 20;
}

static int apply_wake_op(const struct wake_op *op, uint32_t old, uint32_t *out)
{
    uint32_t argument = (uint32_t)op->argument;

    switch (op->operation) {
    case FUTEX_OP_SET: *out = argument; return 0;
    case FUTEX_OP_ADD: *out = old + argument; return 0;
    case FUTEX_OP_OR: *out = old | argument; return 0;
    case FUTEX_OP_ANDN: *out = old & ~argument; return 0;
    case FUTEX_OP_XOR: *out = old ^ argument; return 0;
    default: return -ENOSYS;
    }
}

static int compare_wake_op(const struct wake_op *op, int old)
{
    switch (op->comparison) {
    case FUTEX_OP_CMP_EQ: return old == op->operand;
    case FUTEX_OP_CMP_NE: return old != op->operand;
    case FUTEX_OP_CMP_LT: return old < op->operand;
    case FUTEX_OP_CMP_LE: return old <= op->operand;
    case FUTEX_OP_CMP_GT: return old > op->operand;
    case FUTEX_OP_CMP_GE: return old >= op->operand;
    default: return -ENOSYS;
    }
}

/* Changes the word in one atomic step. Returns whether its old value compares, or an error. */
static int run_wake_op(uint32_t __user *word, uint32_t encoded)
{
    struct wake_op op = {
        .operation = (encoded >> 28) & 7,
        .comparison = (encoded >> 24) & 15,
        .argument = sign_extend12(encoded >> 12),
        .operand = sign_extend12(encoded),
    };
    uint32_t old, wanted, found;
    int error;

    if (encoded >> 31) /* FUTEX_OP_OPARG_SHIFT */
        op.argument = (int)(1u << (op.argument & 31));
    if (get_user(old, word))
        return -EFAULT;
    for (;;) {
        error = apply_wake_op(&op, old, &wanted);
        if (error)
            return error;
        if (user_cmpxchg32(word, old, wanted, &found))
            return -EFAULT;
        if (found == old)
            return compare_wake_op(&op, (int)old);
        old = found;
    }
}

static long futex_wake_op(uint32_t __user *word, uint32_t __user *word2, bool shared, int count,
                          int count2, uint32_t encoded)
{
    struct futex_key key, key2;
    int result = futex_key_of(word, shared, &key);
    long woken, woken2;

    if (!result)
        result = futex_key_of(word2, shared, &key2);
    if (!result)
        result = run_wake_op(word2, encoded);
    if (result < 0)
        return result;
    woken = wake_key(&key, count, FUTEX_BITSET_MATCH_ANY);
    if (woken < 0 || !result)
        return woken;
    woken2 = wake_key(&key2, count2, FUTEX_BITSET_MATCH_ANY);
    return woken2 < 0 ? woken2 : woken + woken2;
}

/* ---- The system call ------------------------------------------------------------------------- */

/* Reads the timeout of a waiting command: relative for FUTEX_WAIT, else absolute. */
static int read_deadline(int command, bool realtime, unsigned long timeout,
                         struct futex_deadline *out)
{
    struct timespec time;
    uint64_t ns;

    *out = (struct futex_deadline){ .when = KTIME_NEVER };
    if (!timeout)
        return 0;
    if (copy_from_user(&time, (void __user *)timeout, sizeof(time)))
        return -EFAULT;
    if (timespec_to_ns(&time, &ns))
        return -EINVAL;
    out->when = command == FUTEX_WAIT ? deadline_after(ns) : ns;
    out->realtime = command == FUTEX_LOCK_PI || realtime;
    return 0;
}

static bool command_waits(int command)
{
    return command == FUTEX_WAIT || command == FUTEX_WAIT_BITSET || command == FUTEX_LOCK_PI ||
           command == FUTEX_LOCK_PI2;
}

/* DIFFERS: FUTEX_WAIT_REQUEUE_PI and FUTEX_CMP_REQUEUE_PI, which no libc uses, are ENOSYS. */
long sys_futex(uint32_t __user *word, int operation, uint32_t value, unsigned long timeout,
               uint32_t __user *word2, uint32_t value3)
{
    int command = operation & FUTEX_CMD_MASK;
    bool shared = !(operation & FUTEX_PRIVATE_FLAG);
    bool realtime = operation & FUTEX_CLOCK_REALTIME;
    struct futex_deadline deadline;
    int error = 0;

    if (command_waits(command))
        error = read_deadline(command, realtime, timeout, &deadline);
    if (error)
        return error;
    if (realtime && command != FUTEX_WAIT_BITSET && command != FUTEX_LOCK_PI2)
        return -ENOSYS;
    switch (command) {
    case FUTEX_WAIT: return futex_wait(word, value, shared, FUTEX_BITSET_MATCH_ANY, &deadline);
    case FUTEX_WAIT_BITSET: return futex_wait(word, value, shared, value3, &deadline);
    case FUTEX_WAKE: return futex_wake(word, value, shared, FUTEX_BITSET_MATCH_ANY);
    case FUTEX_WAKE_BITSET: return futex_wake(word, value, shared, value3);
    case FUTEX_REQUEUE: return futex_requeue(word, word2, shared, value, timeout, NULL);
    case FUTEX_CMP_REQUEUE: return futex_requeue(word, word2, shared, value, timeout, &value3);
    case FUTEX_WAKE_OP: return futex_wake_op(word, word2, shared, value, timeout, value3);
    case FUTEX_LOCK_PI:
    case FUTEX_LOCK_PI2: return futex_lock_pi(word, shared, &deadline);
    case FUTEX_TRYLOCK_PI: return futex_trylock_pi(word, shared);
    case FUTEX_UNLOCK_PI: return futex_unlock_pi(word, shared);
    default: return -ENOSYS;
    }
}

/* ---- Robust lists and the end of a thread ---------------------------------------------------- */

long sys_set_robust_list(void __user *head, size_t size)
{
    if (size != sizeof(struct robust_list_head))
        return -EINVAL;
    current->robust_list = head;
    return 0;
}

long sys_get_robust_list(pid_t pid, void __user *__user *head, size_t __user *size)
{
    struct task *task = pid ? task_find(pid) : current;
    const struct cred *cred = &current->cred;

    if (!task)
        return -ESRCH;
    if (task->process != current_process() && !cred_is_root(cred) &&
        (cred->uid != task->cred.euid || cred->uid != task->cred.suid ||
         cred->uid != task->cred.uid))
        return -EPERM;
    if (put_user(sizeof(struct robust_list_head), size) || put_user(task->robust_list, head))
        return -EFAULT;
    return 0;
}

/* A lock that task may hold: if it does, marks that its owner died and wakes one who waits. Returns
 * false if the word cannot be reached, which ends the walk. */
static bool orphan_lock(uint32_t __user *word, const struct task *task, bool pi, bool pending)
{
    uint32_t value, found;

    if ((uintptr_t)word % sizeof(*word) || get_user(value, word))
        return false;
    /* The thread died between releasing a lock and waking: nobody else will. */
    if (pending && !pi && !(value & FUTEX_TID_MASK)) {
        futex_wake(word, 1, true, FUTEX_BITSET_MATCH_ANY);
        return true;
    }
    for (;;) {
        if ((value & FUTEX_TID_MASK) != (uint32_t)task->tid)
            return true;
        if (user_cmpxchg32(word, value, (value & FUTEX_WAITERS) | FUTEX_OWNER_DIED, &found))
            return false;
        if (found == value)
            break;
        value = found;
    }
    if (!pi && (value & FUTEX_WAITERS))
        futex_wake(word, 1, true, FUTEX_BITSET_MATCH_ANY);
    return true;
}

/* Entries carry the PI flag in bit 0. */
static uint32_t __user *entry_word(uint64_t entry, int64_t offset)
{
    return (uint32_t __user *)((entry & ~1ull) + offset);
}

static void walk_robust_list(struct task *task)
{
    const uint64_t __user *next_of;
    struct robust_list_head head;
    uint64_t entry, next, end = (uintptr_t)task->robust_list;

    if (copy_from_user(&head, task->robust_list, sizeof(head)))
        return;
    entry = head.list.next;
    for (int i = 0; i < ROBUST_LIST_LIMIT && (entry & ~1ull) != end; i++) {
        /* Read before the lock is given up: its next owner may change the entry. */
        next_of = (const uint64_t __user *)(entry & ~1ull);
        bool last = get_user(next, next_of) != 0;

        if ((entry & ~1ull) != (head.list_op_pending & ~1ull) &&
            !orphan_lock(entry_word(entry, head.futex_offset), task, entry & 1, false))
            return;
        if (last)
            return;
        entry = next;
    }
    if (head.list_op_pending)
        orphan_lock(entry_word(head.list_op_pending, head.futex_offset), task,
                    head.list_op_pending & 1, true);
}

/* Somebody else sees task's memory and may wait for its end there. */
static bool memory_is_shared(const struct task *task)
{
    const struct task *other;

    list_for_each (other, &task->process->tasks, process_link)
        if (other != task && !other->exiting)
            return true;
    return aspace_is_shared(task->process->aspace);
}

void futex_exit_task(struct task *task)
{
    uint32_t __user *word = task->clear_child_tid;
    uint32_t zero = 0;

    if (task->robust_list)
        walk_robust_list(task);
    task->robust_list = NULL;
    futex_pi_exit(task);
    if (word && memory_is_shared(task) && put_user(zero, word) == 0)
        futex_wake(word, 1, true, FUTEX_BITSET_MATCH_ANY);
    task->clear_child_tid = NULL;
}
