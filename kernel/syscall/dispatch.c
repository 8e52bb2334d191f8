/* From a system call's number to its function. */
#include "abi/errno.h"
#include "arch/arch.h"
#include "arch/boot_info.h"
#include "debug/debug.h"
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

static bool tracing, logging_unknown;

void syscall_init(void)
{
    tracing = boot_option("strace", NULL, 0);
    logging_unknown = boot_option("log-enosys", NULL, 0);
}

static void log_unknown(const struct arch_regs *regs)
{
    klog("%s[%d]: system call %lu is not there", current->name, current->tid, regs->syscall_nr);
}

void syscall_dispatch(struct arch_regs *regs)
{
    uint64_t number = regs->syscall_nr;

    if (unlikely(tracing))
        strace_enter(regs);
    if (unlikely(current->user_dispatch.on) && user_dispatch_intercepts(regs))
        return;
    if (likely(number < SYSCALL_COUNT && functions[number])) {
        regs->rax = (uint64_t)functions[number](regs->rdi, regs->rsi, regs->rdx, regs->r10,
                                                regs->r8, regs->r9);
    } else {
        if (logging_unknown)
            log_unknown(regs);
        regs->rax = (uint64_t)-ENOSYS;
    }
    if (unlikely(tracing))
        strace_exit(regs, number);
}
