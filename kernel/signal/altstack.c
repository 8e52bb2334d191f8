/*
 * The alternate signal stack (sigaltstack(2)). Whether a thread is on it follows from its stack
 * pointer alone: a flag would be wrong after a longjmp out of a handler.
 */
#include "abi/errno.h"
#include "arch/sigframe.h"
#include "arch/usercopy.h"
#include "signal/signal.h"
#include "syscall/syscall.h"
#include "task/task.h"

#define FLAG_BITS ((int)SS_AUTODISARM)

bool altstack_contains(uintptr_t rsp)
{
    const stack_t *stack = &current->signals.altstack;
    uintptr_t start = (uintptr_t)stack->ss_sp;

    /* SS_AUTODISARM: the stack is switched off while a handler uses it, so nobody is "on" it. */
    if (stack->ss_flags & FLAG_BITS)
        return false;
    return rsp > start && rsp - start <= stack->ss_size;
}

uintptr_t altstack_choose(const struct k_sigaction *action, uintptr_t rsp)
{
    const stack_t *stack = &current->signals.altstack;

    if (!(action->flags & SA_ONSTACK) || stack->ss_size == 0 || altstack_contains(rsp))
        return rsp;
    return (uintptr_t)stack->ss_sp + stack->ss_size;
}

void altstack_reset(struct task *task)
{
    task->signals.altstack = (stack_t){ .ss_flags = SS_DISABLE };
}

int altstack_set(const stack_t *stack, uintptr_t rsp)
{
    stack_t *now = &current->signals.altstack;
    int mode = stack->ss_flags & ~FLAG_BITS;
    stack_t wanted = *stack;

    if (altstack_contains(rsp))
        return -EPERM;
    if (mode != SS_DISABLE && mode != SS_ONSTACK && mode != 0)
        return -EINVAL;
    if (wanted.ss_sp == now->ss_sp && wanted.ss_size == now->ss_size &&
        wanted.ss_flags == now->ss_flags)
        return 0; /* as Linux: also for the zeros of a program that never set one */
    if (mode == SS_DISABLE) {
        wanted.ss_sp = NULL;
        wanted.ss_size = 0;
    } else if (wanted.ss_size < K_MINSIGSTKSZ) {
        return -ENOMEM;
    }
    *now = wanted;
    return 0;
}

long sys_sigaltstack(const stack_t __user *stack, stack_t __user *old)
{
    const stack_t *now = &current->signals.altstack;
    uintptr_t rsp = arch_user_stack(current->arch.regs);
    stack_t wanted, before = *now;
    int error;

    before.ss_flags &= FLAG_BITS;
    if (now->ss_size == 0)
        before.ss_flags |= SS_DISABLE;
    else if (altstack_contains(rsp))
        before.ss_flags |= SS_ONSTACK;
    if (stack) {
        if (get_user(wanted, stack) != 0)
            return -EFAULT;
        error = altstack_set(&wanted, rsp);
        if (error)
            return error;
    }
    return old ? put_user(before, old) : 0;
}
