/*
 * The 64 signals as data (signal(7), "Standard signals"): X(number, name, default action).
 * The realtime ones, 32–64, all terminate. Nothing else in the kernel lists signals by name.
 */
#ifndef KERNEL_SIGNAL_PROPERTIES_H
#define KERNEL_SIGNAL_PROPERTIES_H

#include "abi/signal.h"
#include "lib/types.h"

enum signal_default {
    DEFAULT_TERMINATE, /* the process ends */
    DEFAULT_CORE,      /* it ends and leaves a core file */
    DEFAULT_IGNORE,
    DEFAULT_STOP,
    DEFAULT_CONTINUE, /* nothing at delivery: the continuing happens at generation */
};

#define SIGNAL_PROPERTIES(X) \
    X(1, HUP, TERMINATE)     \
    X(2, INT, TERMINATE)     \
    X(3, QUIT, CORE)         \
    X(4, ILL, CORE)          \
    X(5, TRAP, CORE)         \
    X(6, ABRT, CORE)         \
    X(7, BUS, CORE)          \
    X(8, FPE, CORE)          \
    X(9, KILL, TERMINATE)    \
    X(10, USR1, TERMINATE)   \
    X(11, SEGV, CORE)        \
    X(12, USR2, TERMINATE)   \
    X(13, PIPE, TERMINATE)   \
    X(14, ALRM, TERMINATE)   \
    X(15, TERM, TERMINATE)   \
    X(16, STKFLT, TERMINATE) \
    X(17, CHLD, IGNORE)      \
    X(18, CONT, CONTINUE)    \
    X(19, STOP, STOP)        \
    X(20, TSTP, STOP)        \
    X(21, TTIN, STOP)        \
    X(22, TTOU, STOP)        \
    X(23, URG, IGNORE)       \
    X(24, XCPU, CORE)        \
    X(25, XFSZ, CORE)        \
    X(26, VTALRM, TERMINATE) \
    X(27, PROF, TERMINATE)   \
    X(28, WINCH, IGNORE)     \
    X(29, IO, TERMINATE)     \
    X(30, PWR, TERMINATE)    \
    X(31, SYS, CORE)

/* Sets of signals that rules speak of. */
#define SIGNALS_STOP \
    (K_SIGMASK(SIGSTOP) | K_SIGMASK(SIGTSTP) | K_SIGMASK(SIGTTIN) | K_SIGMASK(SIGTTOU))
#define SIGNALS_UNBLOCKABLE (K_SIGMASK(SIGKILL) | K_SIGMASK(SIGSTOP))
/* What the machine's exceptions send: delivered before all others. */
#define SIGNALS_SYNCHRONOUS                                                                 \
    (K_SIGMASK(SIGSEGV) | K_SIGMASK(SIGBUS) | K_SIGMASK(SIGILL) | K_SIGMASK(SIGTRAP) |      \
     K_SIGMASK(SIGFPE) | K_SIGMASK(SIGSYS))

static inline bool signal_is_valid(int signal)
{
    return signal >= 1 && signal <= K_NSIG;
}

static inline bool signal_is_realtime(int signal)
{
    return signal >= K_SIGRTMIN;
}

/* What happens without a handler. signal 1–64. */
enum signal_default signal_default(int signal);

/* Which fields of a siginfo mean something (sigaction(2)); the number and the code tell. */
enum siginfo_layout {
    LAYOUT_KILL,  /* pid, uid */
    LAYOUT_QUEUE, /* pid, uid, value */
    LAYOUT_TIMER,
    LAYOUT_POLL,
    LAYOUT_CHILD,
    LAYOUT_FAULT,
    LAYOUT_SYSTEM_CALL,
};
enum siginfo_layout siginfo_layout(int signal, int code);

/* The last code that the kernel gives with this signal of faults, children, I/O or SIGSYS; 0 for
 * all others. signal 1–64. */
int siginfo_last_code(int signal);

/* "SEGV", or "RT5" for 32 + 5. signal 1–64. */
const char *signal_name(int signal);

#endif
