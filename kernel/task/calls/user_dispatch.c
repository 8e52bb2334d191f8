/* Decides whether a system call is the program's own to handle, and raises SIGSYS. */
#include "task/calls/user_dispatch.h"

#include "abi/errno.h"
#include "abi/prctl.h"
#include "abi/signal.h"
#include "arch/arch.h"
#include "arch/usercopy.h"
#include "signal/signal.h"
#include "task/process.h"
#include "task/task.h"

long user_dispatch_set(unsigned long mode, unsigned long start, unsigned long length,
                       unsigned long selector)
{
    if (mode == PR_SYS_DISPATCH_OFF) {
        if (start || length || selector)
            return -EINVAL;
        current->syscall_work &= ~(unsigned)SYSCALL_DISPATCH;
        return 0;
    }
    if (mode != PR_SYS_DISPATCH_ON || (start && start + length <= start))
        return -EINVAL;
    if (selector >= USER_END)
        return -EFAULT;
    current->user_dispatch =
        (struct user_dispatch){ start, length, (const uint8_t __user *)selector };
    current->syscall_work |= SYSCALL_DISPATCH;
    return 0;
}

/* sigaction(2), SIGSYS: where the call is, its number and the machine's calling convention. */
static void raise_sigsys(const struct arch_regs *regs)
{
    siginfo_t info = {
        .si_signo = SIGSYS,
        .si_code = SYS_USER_DISPATCH,
    };

    info.si_call_addr = (void *)regs->rip;
    info.si_syscall = (int)regs->syscall_nr;
    info.si_arch = AUDIT_ARCH_X86_64;
    signal_force_info(SIGSYS, &info);
}

bool user_dispatch_intercepts(struct arch_regs *regs)
{
    const struct user_dispatch *dispatch = &current->user_dispatch;
    uint8_t state = PR_SYS_DISPATCH_BLOCK;

    if (regs->rip - dispatch->start < dispatch->length)
        return false;
    if (dispatch->selector && get_user(state, dispatch->selector) != 0) {
        signal_force_exit(SIGSEGV);
        return true;
    }
    if (state == PR_SYS_DISPATCH_ALLOW)
        return false;
    if (state != PR_SYS_DISPATCH_BLOCK) {
        signal_force_exit(SIGSYS);
        return true;
    }
    regs->rax = regs->syscall_nr;
    raise_sigsys(regs);
    return true;
}
