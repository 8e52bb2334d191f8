/* From a system call's number to its function. */
#include "abi/errno.h"
#include "arch/arch.h"
#include "arch/boot_info.h"
#include "debug/debug.h"
#include "ptrace/ptrace.h"
#include "syscall/strace.h"
#include "syscall/syscall.h"
#include "task/calls/user_dispatch.h"
#include "task/task.h"

/* Every sys_x takes at most six words and returns one: the psABI passes them all alike. */
typedef long (*syscall_function)(uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t);

#define SYSCALL_COUNT 512

static const syscall_function functions[SYSCALL_COUNT] = {
#define SYSCALL(number, name, ...) [number] = (syscall_function)(void (*)(void))sys_##name,
#include "syscall/table.h"
#undef SYSCALL
};

static bool logging_unknown;

void syscall_init(void)
{
    if (boot_option("strace", NULL, 0))
        current->syscall_work |= SYSCALL_LOG; /* all tasks come from this one */
    logging_unknown = boot_option("log-enosys", NULL, 0);
}

static void log_unknown(const struct arch_regs *regs)
{
    klog("%s[%d]: system call %lu is not there", current->name, current->tid, regs->syscall_nr);
}

static inline void call(struct arch_regs *regs)
{
    uint32_t number = (uint32_t)regs->syscall_nr; /* Linux: eax alone */

    if (likely(number < SYSCALL_COUNT && functions[number])) {
        regs->rax = (uint64_t)functions[number](regs->rdi, regs->rsi, regs->rdx, regs->r10,
                                                regs->r8, regs->r9);
    } else if (number != (uint32_t)ARCH_NOT_SYSCALL) { /* that is a tracer's way to skip a call */
        if (logging_unknown)
            log_unknown(regs);
        regs->rax = (uint64_t)-ENOSYS;
    }
}

/* A call that the kernel logs, the program itself may take, or a tracer sees. (Not inlined: its
 * caller's usual path needs fewer registers.) */
static __attribute__((noinline)) void call_with_work(struct arch_regs *regs)
{
    unsigned work = current->syscall_work;
    uint64_t number;

    if (work & SYSCALL_LOG)
        strace_enter(regs);
    if ((work & SYSCALL_DISPATCH) && user_dispatch_intercepts(regs))
        return;
    if (!(work & (SYSCALL_TRACE | SYSCALL_EMULATE)) || ptrace_syscall_enter()) {
        number = regs->syscall_nr; /* sigreturn forgets it */
        call(regs);
        if (work & SYSCALL_LOG)
            strace_exit(regs, number);
    }
    ptrace_syscall_exit();
}

void syscall_dispatch(struct arch_regs *regs)
{
    if (unlikely(current->syscall_work)) {
        call_with_work(regs);
        return;
    }
    call(regs);
    if (unlikely(current->syscall_work & (SYSCALL_TRACE | SYSCALL_STEP)))
        ptrace_syscall_exit(); /* a tracer came meanwhile */
}
