/*
 * signal/internal.h — signals 32 and 33 belong to the library: programs can neither handle nor
 * block them.
 */
#ifndef SIGNAL_INTERNAL_H
#define SIGNAL_INTERNAL_H

#include <signal.h>

#define SIGTIMER         32 /* wakes the thread that calls a SIGEV_THREAD timer's function */
#define SIGSETID         33 /* a thread takes over new user ids */

#define INTERNAL_SIGNALS (K_SIGMASK(SIGTIMER) | K_SIGMASK(SIGSETID))

static inline int is_internal(int sig)
{
    return sig == SIGTIMER || sig == SIGSETID;
}

#endif
