/* Signals as text. */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#define X(name, text) [SIG##name] = text,
const char *const sys_siglist[NSIG] = {
#include "signal/names.h"
};
#undef X

#define X(name, text) [SIG##name] = #name,
static const char *const abbreviations[NSIG] = {
#include "signal/names.h"
};
#undef X

const char *sigdescr_np(int sig)
{
    return sig >= 0 && sig < NSIG ? sys_siglist[sig] : NULL;
}

const char *sigabbrev_np(int sig)
{
    return sig >= 0 && sig < NSIG ? abbreviations[sig] : NULL;
}

char *strsignal(int sig)
{
    static __thread char text[32];
    const char *known = sigdescr_np(sig);

    if (known)
        return (char *)known;
    if (sig >= SIGRTMIN && sig <= SIGRTMAX)
        snprintf(text, sizeof text, "Real-time signal %d", sig - SIGRTMIN);
    else
        snprintf(text, sizeof text, "Unknown signal %d", sig);
    return text;
}
