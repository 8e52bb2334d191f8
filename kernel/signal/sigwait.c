/*
 * Taking signals without a handler, and waiting for them: sigtimedwait, sigsuspend, pause.
 */
#include "abi/errno.h"
#include "arch/usercopy.h"
#include "debug/trace.h"
#include "signal/properties.h"
#include "signal/signal.h"
#include "syscall/syscall.h"
#include "task/process.h"
#include "task/task.h"
#include "time/clock.h"
#include "time/itimer.h"

int signal_dequeue(k_sigset_t blocked, siginfo_t *info)
{
    struct pending *pending = &current->signals.pending;
    int signal = pending_next(pending, blocked);

    if (!signal) {
        pending = &current_process()->signals.pending;
        signal = pending_next(pending, blocked);
    }
    if (signal) {
        pending_dequeue(pending, signal, info);
        if (signal == SIGALRM && pending == &current_process()->signals.pending)
            itimer_alarm_taken(current_process());
        trace_event(TRACE_SIGNAL_DEQUEUED, current_process()->pid, signal, info->si_code);
    }
    signal_recalculate();
    return signal;
}

/*
 * POSIX: sigtimedwait. A signal of `set` may wake current although it is blocked; one outside of it
 * ends the wait with EINTR if it is delivered. deadline KTIME_NEVER: no timeout.
 */
static int wait_for(k_sigset_t set, siginfo_t *info, bool may_sleep, ktime_t deadline)
{
    int signal, error;

    set &= ~SIGNALS_UNBLOCKABLE;
    signal = signal_dequeue(~set, info);
    if (signal || !may_sleep)
        return signal ? signal : -EAGAIN;
    current->signals.waiting_for = set & current->signals.blocked;
    signal_recalculate();
    error = task_sleep(WAIT_INTERRUPTIBLE, deadline);
    current->signals.waiting_for = 0;
    signal = signal_dequeue(~set, info);
    if (signal)
        return signal;
    return error == -ETIMEDOUT ? -EAGAIN : -EINTR;
}

long sys_rt_sigtimedwait(const k_sigset_t __user *set, siginfo_t __user *info,
                         const struct timespec __user *timeout, size_t set_size)
{
    ktime_t deadline = KTIME_NEVER;
    struct timespec time;
    uint64_t duration = 1;
    siginfo_t taken;
    k_sigset_t wanted;
    int result = signal_copy_set(&wanted, set, set_size);

    if (result)
        return result;
    if (timeout) {
        if (get_user(time, timeout) != 0)
            return -EFAULT;
        if (timespec_to_ns(&time, &duration) != 0)
            return -EINVAL;
        deadline = deadline_after(duration);
    }
    result = wait_for(wanted, &taken, duration > 0, deadline);
    if (result > 0 && info && put_user(taken, info) != 0)
        return -EFAULT;
    return result;
}

/* Until a handler is due: signal_deliver makes it EINTR, or goes back to sleep if
 * there was none. */
static long sleep_for_handler(void)
{
    while (!signal_pending(current))
        task_sleep(WAIT_INTERRUPTIBLE, KTIME_NEVER);
    return -ERESTARTNOHAND;
}

long sys_pause(void)
{
    return sleep_for_handler();
}

long sys_rt_sigsuspend(const k_sigset_t __user *mask, size_t set_size)
{
    k_sigset_t wanted;
    int error = signal_copy_set(&wanted, mask, set_size);

    if (error)
        return error;
    signal_set_temporary_mask(wanted);
    return signal_end_temporary_mask(sleep_for_handler());
}
