/*
 * The system call ptrace: from a request to what it does. Requests for a tracee need it to be
 * current's own, and, but for PTRACE_KILL and PTRACE_INTERRUPT, to stand still.
 */
#include "abi/errno.h"
#include "arch/arch.h"
#include "arch/usercopy.h"
#include "ptrace/ptrace.h"
#include "signal/properties.h"
#include "signal/signal.h"
#include "syscall/syscall.h"
#include "task/process.h"
#include "task/task.h"

/* ---- Going on -------------------------------------------------------------------------------- */

/* PTRACE_CONT, SYSCALL, SYSEMU and SINGLESTEP differ in where the tracee stops next. */
static long resume(struct task *task, long request, uint64_t signal)
{
    unsigned work = task->syscall_work & ~(unsigned)(SYSCALL_TRACE | SYSCALL_EMULATE);

    if (signal > K_NSIG)
        return -EIO;
    if (request == PTRACE_SYSCALL)
        work |= SYSCALL_TRACE;
    else if (request == PTRACE_SYSEMU || request == PTRACE_SYSEMU_SINGLESTEP)
        work |= SYSCALL_EMULATE;
    task->syscall_work = work;
    arch_single_step(task, request == PTRACE_SINGLESTEP || request == PTRACE_SYSEMU_SINGLESTEP);
    ptrace_resume(task, (int)signal);
    return 0;
}

static long detach(struct task *task, uint64_t signal)
{
    if (signal > K_NSIG)
        return -EIO;
    task->ptrace->code = (int)signal;
    ptrace_detach(task);
    return 0;
}

/* ---- PTRACE_SEIZE's own ---------------------------------------------------------------------- */

/* Stops it wherever it is; who listens reports again. */
static long interrupt(struct task *task)
{
    if (!task->ptrace->seized)
        return -EIO;
    if (task->exiting || signal_fatal_pending(task))
        return 0;
    task->signals.stop |= STOP_TRAP;
    if (task->state == TASK_TRACED && task->ptrace->listening)
        ptrace_resume(task, 0);
    else
        signal_wake(task, false);
    return 0;
}

/* In PTRACE_EVENT_STOP only. What happened since that stop began is reported at once. */
static long listen(struct task *task)
{
    const struct ptrace *ptrace = task->ptrace;

    if (!ptrace->seized || !ptrace->has_info || ptrace->info.si_code >> 8 != PTRACE_EVENT_STOP)
        return -EIO;
    task->ptrace->listening = true;
    if (task->signals.stop & STOP_NOTIFY)
        ptrace_resume(task, 0);
    return 0;
}

/* ---- The system call ------------------------------------------------------------------------- */

static long set_options(struct ptrace *ptrace, uint64_t options)
{
    if (!ptrace_options_valid(options))
        return -EINVAL;
    ptrace->options = (unsigned)options;
    return 0;
}

static long kill_tracee(struct task *task)
{
    siginfo_t info = signal_info_from_current(SIGKILL, SI_USER);

    return signal_send_process(task->process, SIGKILL, &info);
}

/* A request for a tracee that stands still. */
static long request_stopped(struct task *task, long request, uint64_t address, uint64_t data)
{
    void __user *to = (void __user *)data;

    switch (request) {
    case PTRACE_CONT:
    case PTRACE_SYSCALL:
    case PTRACE_SINGLESTEP:
    case PTRACE_SYSEMU:
    case PTRACE_SYSEMU_SINGLESTEP: return resume(task, request, data);
    case PTRACE_DETACH: return detach(task, data);
    case PTRACE_LISTEN: return listen(task);
    case PTRACE_PEEKTEXT:
    case PTRACE_PEEKDATA: return ptrace_peek(task, address, to);
    case PTRACE_POKETEXT:
    case PTRACE_POKEDATA: return ptrace_poke(task, address, data);
    case PTRACE_PEEKUSER: return ptrace_peek_user(task, address, to);
    case PTRACE_POKEUSER: return ptrace_poke_user(task, address, data);
    case PTRACE_GETREGS: return ptrace_get_registers(task, NT_PRSTATUS, to);
    case PTRACE_SETREGS: return ptrace_set_registers(task, NT_PRSTATUS, to);
    case PTRACE_GETFPREGS: return ptrace_get_registers(task, NT_FPREGSET, to);
    case PTRACE_SETFPREGS: return ptrace_set_registers(task, NT_FPREGSET, to);
    case PTRACE_GETREGSET: return ptrace_get_regset(task, (unsigned)address, to);
    case PTRACE_SETREGSET: return ptrace_set_regset(task, (unsigned)address, to);
    case PTRACE_GETSIGINFO: return ptrace_get_siginfo(task, to);
    case PTRACE_SETSIGINFO: return ptrace_set_siginfo(task, to);
    case PTRACE_PEEKSIGINFO: return ptrace_peek_siginfo(task, (const void __user *)address, to);
    case PTRACE_GETSIGMASK: return ptrace_get_sigmask(task, address, to);
    case PTRACE_SETSIGMASK: return ptrace_set_sigmask(task, address, to);
    case PTRACE_OLDSETOPTIONS:
    case PTRACE_SETOPTIONS: return set_options(task->ptrace, data);
    case PTRACE_GETEVENTMSG: return put_user(task->ptrace->message, (uint64_t __user *)to);
    case PTRACE_GET_SYSCALL_INFO: return ptrace_syscall_info(task, address, to);
    default: return -EIO;
    }
}

long sys_ptrace(long request, pid_t pid, unsigned long address, unsigned long data)
{
    bool attaches = request == PTRACE_ATTACH || request == PTRACE_SEIZE;
    struct task *task;

    if (request == PTRACE_TRACEME)
        return ptrace_traceme();
    task = task_find(pid);
    if (!task)
        return attaches && process_find(pid) ? -EPERM : -ESRCH; /* a zombie */
    if (request == PTRACE_SEIZE && address != 0)
        return -EIO;
    if (attaches)
        return ptrace_attach(task, request == PTRACE_SEIZE, data);
    if (ptrace_tracer(task) != current)
        return -ESRCH;
    if (request == PTRACE_KILL)
        return kill_tracee(task);
    if (request == PTRACE_INTERRUPT)
        return interrupt(task);
    if (task->state != TASK_TRACED || task->ptrace->listening)
        return -ESRCH;
    return request_stopped(task, request, address, data);
}
