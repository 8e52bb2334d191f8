/*
 * signal(7)'s table of what a signal does to a blocking call, as a table of calls. A child makes
 * the call; when it sleeps, one of the situations below happens to it, and outcome_is() tells
 * whether the call went on to its proper end or failed with EINTR.
 *
 *     static const struct blocking_call calls[] = { { "read", prepare, call, finish }, ... };
 *
 * prepare runs in the parent before, call in the child, finish in the parent: it lets the call end.
 * call gives 1 for its proper result, or -1 with errno.
 */
#ifndef OUTCOME_H
#define OUTCOME_H

#include "support.h"

struct blocking_call {
    const char *name;
    void (*prepare)(void);
    long (*call)(void);
    void (*finish)(void);
};

enum situation {
    HANDLER,            /* SIGUSR1's handler, without SA_RESTART */
    RESTARTING_HANDLER, /* SIGUSR1's handler, with SA_RESTART */
    IGNORED,            /* SIGUSR1 is ignored */
    STOP,               /* SIGSTOP, then SIGCONT */
    RESTARTING_FIRST,   /* SIGUSR1 with SA_RESTART and SIGUSR2 without, both at once */
    RESTARTING_LAST,    /* SIGUSR1 without SA_RESTART and SIGUSR2 with, both at once */
};

static int outcome_handled[2], outcome_report[2];

static inline void outcome_handler(int signal)
{
    int saved = errno;

    (void)signal;
    tell(outcome_handled[1]);
    errno = saved;
}

static inline void outcome_catch(int signal, int flags)
{
    struct sigaction action;

    memset(&action, 0, sizeof action);
    action.sa_handler = outcome_handler;
    action.sa_flags = flags;
    sigaction(signal, &action, NULL);
}

static inline void outcome_child(const struct blocking_call *call, enum situation situation)
{
    int restarting = situation == RESTARTING_HANDLER || situation == RESTARTING_FIRST;
    long report;

    outcome_catch(SIGUSR1, restarting ? SA_RESTART : 0);
    outcome_catch(SIGUSR2, situation == RESTARTING_LAST ? SA_RESTART : 0);
    if (situation == IGNORED)
        ignore_signal(SIGUSR1);
    errno = 0;
    report = call->call();
    report = report == -1 ? -errno : report;
    if (write(outcome_report[1], &report, sizeof report) != sizeof report)
        _exit(1);
    _exit(0);
}

static inline void outcome_disturb(pid_t child, enum situation situation)
{
    int status;

    if (situation >= STOP) {
        kill(child, SIGSTOP);
        waitpid(child, &status, WUNTRACED);
        if (situation != STOP) {
            kill(child, SIGUSR2);
            kill(child, SIGUSR1);
        }
        kill(child, SIGCONT);
    } else {
        kill(child, SIGUSR1);
    }
    if (situation != STOP && situation != IGNORED)
        await(outcome_handled[0]);
    if (situation == RESTARTING_FIRST || situation == RESTARTING_LAST)
        await(outcome_handled[0]);
}

/* -EINTR, or 1 when the call went on and ended as it should; anything else is wrong. */
static inline long outcome_of(const struct blocking_call *call, enum situation situation)
{
    struct pollfd early;
    long report = -EPIPE;
    pid_t child;
    char state;

    if (call->prepare)
        call->prepare();
    make_pipe(outcome_handled);
    make_pipe(outcome_report);
    child = fork();
    if (child == 0)
        outcome_child(call, situation);
    while ((state = task_state(child)) != 'S' && state != 'Z')
        sched_yield();
    if (state == 'S')
        outcome_disturb(child, situation);
    while ((state = task_state(child)) != 'S' && state != 'Z')
        sched_yield();
    early = (struct pollfd){ .fd = outcome_report[0], .events = POLLIN };
    if (poll(&early, 1, 0) == 1 && read(outcome_report[0], &report, sizeof report) > 0) {
        if (report >= 0)
            report = -EALREADY;
    } else {
        if (call->finish)
            call->finish();
        else
            kill(child, SIGKILL);
        close(outcome_report[1]);
        outcome_report[1] = -1;
        if (read(outcome_report[0], &report, sizeof report) != sizeof report)
            report = call->finish ? -EPIPE : 1;
    }
    wait_for(child);
    close(outcome_report[0]);
    close(outcome_report[1]);
    close(outcome_handled[0]);
    close(outcome_handled[1]);
    return report;
}

static inline void outcome_is(const struct blocking_call *call, enum situation situation,
                              int goes_on, const char *what)
{
    long outcome = outcome_of(call, situation);

    if (!ok(outcome == (goes_on ? 1 : -EINTR), "%s: %s %s", call->name, what,
            goes_on ? "and it goes on" : "and it fails with EINTR"))
        diag("outcome %ld (%s)", outcome, outcome < 0 ? strerror(-outcome) : "");
}

/* signal(7): "automatically restarted ... if the SA_RESTART flag was used". */
static inline void is_restarted(const struct blocking_call *call)
{
    outcome_is(call, HANDLER, 0, "a handler without SA_RESTART");
    outcome_is(call, RESTARTING_HANDLER, 1, "a handler with SA_RESTART");
    outcome_is(call, IGNORED, 1, "an ignored signal");
    outcome_is(call, STOP, 1, "a stop and continuation");
    outcome_is(call, RESTARTING_FIRST, 1, "the first of two handlers has SA_RESTART");
    outcome_is(call, RESTARTING_LAST, 0, "the first of two handlers has it not");
}

/* signal(7): "never restarted ..., regardless of the use of SA_RESTART". */
static inline void is_never_restarted(const struct blocking_call *call, int goes_on_after_stop)
{
    outcome_is(call, HANDLER, 0, "a handler without SA_RESTART");
    outcome_is(call, RESTARTING_HANDLER, 0, "a handler with SA_RESTART");
    outcome_is(call, IGNORED, 1, "an ignored signal");
    outcome_is(call, STOP, goes_on_after_stop, "a stop and continuation");
    outcome_is(call, RESTARTING_FIRST, 0, "two handlers");
}

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

#endif
