/*
 * What a signal does to a blocking call. A child installs a handler for SIGUSR1 and makes the
 * call; when it sleeps, the parent sends the signal. Two outcomes are checked:  -
 * interrupted(call, flags): the call returned; gives its errno, or 0 and the result in
 * call_result. - restarted(call, flags, finish): after the handler the child sleeps in the call
 * again; `finish`, run in the parent, lets the call end; gives the call's result, or -1000 if it
 * had returned early.  `call` gives a result or -1 with errno, as system calls do.
 */
#ifndef INTERRUPT_H
#define INTERRUPT_H

#include "support.h"

#define CALL_RETURNED_EARLY (-1000)

struct call_report {
    long result;
    int error, handled;
};

static long call_result;
static int call_error;
static int call_handler_pipe[2], call_report_pipe[2];

static inline void call_handler(int signal)
{
    int saved = errno;

    (void)signal;
    caught_count++;
    tell(call_handler_pipe[1]);
    errno = saved;
}

static inline pid_t start_call(long (*call)(void), int flags)
{
    struct call_report report;
    pid_t child;

    make_pipe(call_handler_pipe);
    make_pipe(call_report_pipe);
    child = fork();
    if (child == 0) {
        struct sigaction action;

        memset(&action, 0, sizeof action);
        action.sa_handler = call_handler;
        action.sa_flags = flags;
        sigaction(SIGUSR1, &action, NULL);
        errno = 0;
        report.result = call();
        report.error = report.result == -1 ? errno : 0;
        report.handled = caught_count;
        if (write(call_report_pipe[1], &report, sizeof report) != sizeof report)
            _exit(1);
        _exit(0);
    }
    wait_until_asleep(child);
    return child;
}

static inline int end_call(pid_t child)
{
    struct call_report report = { -1, 0, 0 };

    close(call_report_pipe[1]);
    if (read(call_report_pipe[0], &report, sizeof report) != sizeof report)
        report.error = -1;
    close(call_report_pipe[0]);
    close(call_handler_pipe[0]);
    close(call_handler_pipe[1]);
    wait_for(child);
    call_result = report.result;
    call_error = report.error;
    return report.handled;
}

static inline int interrupted(long (*call)(void), int flags)
{
    pid_t child = start_call(call, flags);
    int handled;

    kill(child, SIGUSR1);
    handled = end_call(child);
    return handled == 1 ? call_error : -1;
}

static inline long restarted(long (*call)(void), int flags, void (*finish)(void))
{
    struct pollfd early;
    pid_t child = start_call(call, flags);

    kill(child, SIGUSR1);
    await(call_handler_pipe[0]);
    wait_until_asleep(child);
    early = (struct pollfd){ .fd = call_report_pipe[0], .events = POLLIN };
    if (poll(&early, 1, 0) == 1) {
        end_call(child);
        return CALL_RETURNED_EARLY;
    }
    finish();
    return end_call(child) == 1 ? call_result : CALL_RETURNED_EARLY;
}

/*
 * Stop the child in its call and continue it, without any handler. Gives 1 when it sleeps in the
 * call again, 0 when the call has returned (see call_result and call_error).
 */
static inline int sleeps_on_after_stop(long (*call)(void), void (*finish)(void))
{
    struct pollfd early;
    pid_t child = start_call(call, 0);
    int status, returned;

    kill(child, SIGSTOP);
    waitpid(child, &status, WUNTRACED);
    kill(child, SIGCONT);
    while (task_state(child) != 'S' && task_state(child) != 'Z')
        sched_yield();
    early = (struct pollfd){ .fd = call_report_pipe[0], .events = POLLIN };
    returned = poll(&early, 1, 0) == 1;
    if (!returned)
        finish();
    end_call(child);
    return !returned;
}

#endif
