/*
 * Signals that the kernel forces on the thread that runs, by a fault of its own: generation that
 * neither a mask nor SIG_IGN can hold up.
 */
#include "lib/string.h"
#include "signal/signal.h"
#include "task/process.h"
#include "task/task.h"

/* A fault is never blocked or ignored: the instruction would only fault again. */
static void force(int signal, const siginfo_t *info, bool no_handler)
{
    struct process *process = current_process();
    struct k_sigaction *action = signal_action(process, signal);
    bool blocked = signal_is_blocked(current, signal);

    if (blocked || no_handler || action->handler == (uint64_t)SIG_IGN)
        action->handler = (uint64_t)SIG_DFL;
    if (blocked)
        current->signals.blocked &= ~K_SIGMASK(signal);
    if (action->handler == (uint64_t)SIG_DFL)
        process->signals.unprotected = true;
    signal_send_task(current, signal, info);
    current->signals.work = true;
}

void signal_force_info(int signal, const siginfo_t *info)
{
    force(signal, info, false);
}

void signal_force_fault(int signal, int code, uintptr_t address)
{
    siginfo_t info;

    memset(&info, 0, sizeof(info));
    info.si_signo = signal;
    info.si_code = code;
    info.si_addr = (void *)address;
    force(signal, &info, false);
}

void signal_force_segv(int signal)
{
    siginfo_t info = signal_info_from_kernel(SIGSEGV);

    force(SIGSEGV, &info, signal == SIGSEGV);
}

void signal_force_exit(int signal)
{
    siginfo_t info = signal_info_from_kernel(signal);

    force(signal, &info, true);
}

void signal_force_kill(void)
{
    struct process *process = current_process();

    process->signals.unprotected = true;
    signal_send_kernel(process, SIGKILL);
}
