/*
 * select(2) and pselect6(2).
 */
#include "abi/errno.h"
#include "arch/usercopy.h"
#include "fs/file.h"
#include "fs/poll/poll.h"
#include "mm/kmalloc.h"
#include "signal/signal.h"
#include "syscall/syscall.h"
#include "task/task.h"
#include "time/clock.h"

/* What select calls readable, writable and exceptional. */
#define READ_EVENTS   (POLLRDNORM | POLLRDBAND | POLLIN | POLLHUP | POLLERR)
#define WRITE_EVENTS  (POLLWRBAND | POLLWRNORM | POLLOUT | POLLERR)
#define EXCEPT_EVENTS POLLPRI

#define SETS          3 /* in, out, except */

static const unsigned set_events[SETS] = { READ_EVENTS, WRITE_EVENTS, EXCEPT_EVENTS };

struct select_call {
    unsigned count;         /* descriptors to look at */
    unsigned words;         /* of a set */
    uint64_t *wanted[SETS]; /* all in one block */
    uint64_t *found[SETS];
};

static bool set_has(const uint64_t *set, unsigned fd)
{
    return set[fd / 64] >> (fd % 64) & 1;
}

/* Tests one descriptor for what it is wanted for. Returns the number of bits found, or -EBADF. */
static int select_one(struct select_call *call, unsigned fd, struct poller *poller)
{
    unsigned wanted = 0, events;
    struct file *file;
    int found = 0;

    for (unsigned i = 0; i < SETS; i++)
        if (set_has(call->wanted[i], fd))
            wanted |= set_events[i];
    if (!wanted)
        return 0;
    file = fd_get((int)fd);
    if (!file)
        return -EBADF;
    events = poller_poll(poller, file);
    for (unsigned i = 0; i < SETS; i++) {
        if (!set_has(call->wanted[i], fd) || !(events & set_events[i]))
            continue;
        call->found[i][fd / 64] |= 1ull << (fd % 64);
        found++;
    }
    return found;
}

static int select_scan(void *argument, struct poller *poller)
{
    struct select_call *call = argument;
    int total = 0;

    for (unsigned fd = 0; fd < call->count; fd++) {
        int found = select_one(call, fd, total ? NULL : poller);

        if (found < 0)
            return found;
        total += found;
    }
    return total;
}

static int copy_sets_in(struct select_call *call, void __user *const *sets)
{
    for (unsigned i = 0; i < SETS; i++)
        if (sets[i] && copy_from_user(call->wanted[i], sets[i], call->words * 8))
            return -EFAULT;
    return 0;
}

static int copy_sets_out(const struct select_call *call, void __user *const *sets)
{
    for (unsigned i = 0; i < SETS; i++)
        if (sets[i] && copy_to_user(sets[i], call->found[i], call->words * 8))
            return -EFAULT;
    return 0;
}

/* The result sets are written unless the call failed or was interrupted. */
static long do_select(int count, void __user *const *sets, ktime_t deadline)
{
    struct select_call call;
    uint64_t *block;
    long result;

    if (count < 0)
        return -EINVAL;
    /* Linux: what is beyond the descriptor table is not looked at. */
    call.count = MIN((unsigned)count, files_size(current->files));
    call.words = (call.count + 63) / 64;
    block = kmalloc_array(2 * SETS * MAX(call.words, 1u), sizeof(*block));
    if (!block)
        return -ENOMEM;
    for (unsigned i = 0; i < SETS; i++) {
        call.wanted[i] = block + i * call.words;
        call.found[i] = block + (SETS + i) * call.words;
    }
    result = copy_sets_in(&call, sets);
    if (!result)
        result = poller_wait(select_scan, &call, deadline);
    if (result >= 0 && copy_sets_out(&call, sets))
        result = -EFAULT;
    kfree(block);
    return result;
}

static int read_timeval(const struct timeval __user *timeout, ktime_t *deadline)
{
    struct timeval time;
    struct timespec spec;
    uint64_t ns;

    *deadline = KTIME_NEVER;
    if (!timeout)
        return 0;
    if (get_user(time, timeout))
        return -EFAULT;
    /* Linux: microseconds may be a second and more here. */
    spec.tv_sec = (time_t)((uint64_t)time.tv_sec + (uint64_t)(time.tv_usec / 1000000));
    spec.tv_nsec = time.tv_usec % 1000000 * (long)NSEC_PER_USEC;
    if (timespec_to_ns(&spec, &ns))
        return -EINVAL;
    *deadline = ns ? deadline_after(ns) : 0;
    return 0;
}

long sys_select(int count, void __user *in, void __user *out, void __user *except,
                struct timeval __user *timeout)
{
    void __user *const sets[SETS] = { in, out, except };
    struct timeval left;
    ktime_t deadline, now;
    long result = read_timeval(timeout, &deadline);

    if (result)
        return result;
    result = do_select(count, sets, deadline);
    now = clock_monotonic();
    left = ns_to_timeval(deadline > now ? deadline - now : 0);
    if (timeout && put_user(left, timeout) && result == -ERESTARTNOHAND)
        return -EINTR; /* a restart would wait anew for the whole time */
    return result;
}

long sys_pselect6(int count, void __user *in, void __user *out, void __user *except,
                  struct timespec __user *timeout, const void __user *mask)
{
    void __user *const sets[SETS] = { in, out, except };
    struct k_sigset_argpack pack = { 0 };
    ktime_t deadline;
    long result;

    if (mask && copy_from_user(&pack, mask, sizeof(pack)))
        return -EFAULT;
    result = poll_read_timeout(timeout, &deadline);
    if (!result)
        result = poll_set_mask((const k_sigset_t __user *)pack.ss, pack.ss_len);
    if (result)
        return result;
    result = do_select(count, sets, deadline);
    return signal_end_temporary_mask(poll_put_remaining(timeout, deadline, result));
}
