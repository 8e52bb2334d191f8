/*
 * Damaged frames: resume_with(change) lets a child handle SIGUSR1, change its context in the
 * handler and return; the child exits with 0 if it comes back as before. Gives the wait status.
 */
#ifndef BAD_FRAME_H
#define BAD_FRAME_H

#include "frame.h"

static void (*frame_change)(ucontext_t *context);

static inline void change_frame(int signal, siginfo_t *info, void *context)
{
    (void)signal;
    (void)info;
    frame_change(context);
}

static inline void resume_changed(void)
{
    struct rlimit none = { 0, 0 };

    setrlimit(RLIMIT_CORE, &none);
    set_action(SIGUSR1, change_frame, 0);
    kill(getpid(), SIGUSR1);
    _exit(0);
}

static inline int resume_with(void (*change)(ucontext_t *context))
{
    frame_change = change;
    return run_child(resume_changed);
}

#endif
