/* What the tests of ptrace share: a tracee that stopped once, and requests by short names. */
#ifndef TRACEE_H
#define TRACEE_H

#include "support.h"

#include <elf.h>
#include <sys/ptrace.h>
#include <sys/user.h>

/* A wait status of a stop for an event, and that of a system-call-stop. */
#define EVENT(event)  (SIGTRAP | (event) << 8)
#define SYSCALL_STOP  (SIGTRAP | 0x80)

/* The raw call: nothing of glibc's PEEK. */
static inline long request(long what, pid_t pid, unsigned long address, unsigned long data)
{
    return syscall(SYS_ptrace, what, pid, address, data);
}

/* Wait for the next stop or the end of a tracee, a thread or not; its status, or -1. */
static inline int next_stop(pid_t pid)
{
    int status;

    return waitpid(pid, &status, __WALL) == pid ? status : -1;
}

/* status >> 8 of a stop; -1: it is none. */
static inline int stop_code(int status)
{
    return status != -1 && WIFSTOPPED(status) ? status >> 8 : -1;
}

/* Let it go on with `how` and a signal; the status of what comes next. */
static inline int go_on(long how, pid_t pid, int signal)
{
    if (request(how, pid, 0, (unsigned long)signal) != 0)
        return -1;
    return next_stop(pid);
}

static inline siginfo_t siginfo_of(pid_t pid)
{
    siginfo_t info;

    memset(&info, 0, sizeof info);
    request(PTRACE_GETSIGINFO, pid, 0, (unsigned long)&info);
    return info;
}

static inline struct user_regs_struct registers_of(pid_t pid)
{
    struct user_regs_struct regs;

    memset(&regs, 0, sizeof regs);
    request(PTRACE_GETREGS, pid, 0, (unsigned long)&regs);
    return regs;
}

static inline unsigned long event_message(pid_t pid)
{
    unsigned long message = ~0ul;

    request(PTRACE_GETEVENTMSG, pid, 0, (unsigned long)&message);
    return message;
}

/* A child that is traced and stands still in the delivery of SIGSTOP, before `body`. It dies with
 * this program. */
static inline pid_t start_tracee(void (*body)(void), unsigned options)
{
    pid_t pid = fork();

    if (pid < 0)
        bail_out("fork failed");
    if (pid == 0) {
        if (ptrace(PTRACE_TRACEME, 0, 0, 0) != 0)
            _exit(99);
        raise(SIGSTOP);
        body();
        _exit(0);
    }
    if (stop_code(next_stop(pid)) != SIGSTOP)
        bail_out("no tracee");
    if (request(PTRACE_SETOPTIONS, pid, 0, options | PTRACE_O_EXITKILL) != 0)
        bail_out("PTRACE_SETOPTIONS failed");
    return pid;
}

#endif
