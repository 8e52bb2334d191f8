/*
 * What signal delivery does to a user context: the frame a handler runs on, and its way back; the
 * result and the restart of an interrupted system call.
 */
#ifndef KERNEL_ARCH_SIGFRAME_H
#define KERNEL_ARCH_SIGFRAME_H

#include "abi/signal.h"
#include "arch/arch.h"
#include "lib/types.h"

/*
 * Saves current's user context with `mask` in an rt_sigframe on its stack (or the alternate one)
 * and changes regs so that user mode goes on in the handler. On -EFAULT (no room, or a bad stack,
 * or no SA_RESTORER) regs and FPU state are unchanged.
 */
int sigframe_build(struct arch_regs *regs, int signal, const siginfo_t *info,
                   const struct k_sigaction *action, k_sigset_t mask);

/* The most bytes a frame takes, alignment and red zone excluded: AT_MINSIGSTKSZ. */
size_t arch_sigframe_size(void);

static inline bool arch_in_syscall(const struct arch_regs *regs)
{
    return regs->syscall_nr != ARCH_NOT_SYSCALL;
}

static inline long arch_syscall_result(const struct arch_regs *regs)
{
    return (long)regs->rax;
}

static inline void arch_syscall_set_result(struct arch_regs *regs, long result)
{
    regs->rax = (uint64_t)result;
}

/* User mode executes its SYSCALL instruction (two bytes) again, for call `number`. All argument
 * registers still hold what they did. */
static inline void arch_syscall_restart(struct arch_regs *regs, uint64_t number)
{
    regs->rax = number;
    regs->rip -= 2;
}

static inline uintptr_t arch_user_ip(const struct arch_regs *regs)
{
    return regs->rip;
}

static inline uintptr_t arch_user_stack(const struct arch_regs *regs)
{
    return regs->rsp;
}

#endif
