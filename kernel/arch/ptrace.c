/* What a tracer changes of a tracee's user context: registers, single steps. Nothing it writes may
 * fault in the kernel or raise privilege. */
#include "abi/elf.h"
#include "abi/errno.h"
#include "arch/arch.h"
#include "arch/usercopy.h"
#include "arch/x86.h"
#include "task/task.h"

/* Where the general registers of struct user_regs_struct are in struct arch_regs. */
#define REGISTER(user, kernel)                                                                     \
    [offsetof(struct user_regs_struct, user) / 8] = offsetof(struct arch_regs, kernel) + 1

static const uint8_t places[sizeof(struct user_regs_struct) / 8] = {
    REGISTER(r15, r15), REGISTER(r14, r14), REGISTER(r13, r13), REGISTER(r12, r12),
    REGISTER(rbp, rbp), REGISTER(rbx, rbx), REGISTER(r11, r11), REGISTER(r10, r10),
    REGISTER(r9, r9),   REGISTER(r8, r8),   REGISTER(rax, rax), REGISTER(rcx, rcx),
    REGISTER(rdx, rdx), REGISTER(rsi, rsi), REGISTER(rdi, rdi), REGISTER(orig_rax, syscall_nr),
    REGISTER(rip, rip), REGISTER(rsp, rsp),
};

#define RFLAGS_TRACER (RFLAGS_RESTORED | RFLAGS_NT)

/* TF is the program's own from now on, if the tracer says so; a step under way keeps it. */
static void set_flags(struct task *task, uint64_t value)
{
    struct arch_regs *regs = task->arch.regs;

    if (value & RFLAGS_TF)
        task->arch.step_flag = false;
    else if (task->arch.step_flag)
        value |= RFLAGS_TF;
    regs->rflags = (regs->rflags & ~RFLAGS_TRACER) | (value & RFLAGS_TRACER);
}

static int set_base(uint64_t *base, uint64_t value)
{
    if (value >= USER_END)
        return -EIO;
    *base = value;
    return 0;
}

/* DIFFERS: segments keep their values; Linux takes any selector of privilege level 3. */
int arch_set_register(struct task *task, size_t offset, uint64_t value)
{
    const struct arch_task *arch = &task->arch;
    uint8_t place = places[offset / 8];

    if (place) {
        *(uint64_t *)((uint8_t *)task->arch.regs + place - 1) = value;
        return 0;
    }
    switch (offset) {
    case offsetof(struct user_regs_struct, eflags): set_flags(task, value); return 0;
    case offsetof(struct user_regs_struct, fs_base): return set_base(&task->arch.fs_base, value);
    case offsetof(struct user_regs_struct, gs_base): return set_base(&task->arch.gs_base, value);
    case offsetof(struct user_regs_struct, cs): return value == ARCH_USER_CS ? 0 : -EIO;
    case offsetof(struct user_regs_struct, ss): return value == ARCH_USER_SS ? 0 : -EIO;
    case offsetof(struct user_regs_struct, ds): return value == arch->selectors.ds ? 0 : -EIO;
    case offsetof(struct user_regs_struct, es): return value == arch->selectors.es ? 0 : -EIO;
    case offsetof(struct user_regs_struct, fs): return value == arch->selectors.fs ? 0 : -EIO;
    default: return value == arch->selectors.gs ? 0 : -EIO;
    }
}

void arch_single_step(struct task *task, bool on)
{
    struct arch_regs *regs = task->arch.regs;

    if (on) {
        task->syscall_work |= SYSCALL_STEP;
        if (!(regs->rflags & RFLAGS_TF))
            task->arch.step_flag = true;
        regs->rflags |= RFLAGS_TF;
        return;
    }
    task->syscall_work &= ~(unsigned)SYSCALL_STEP;
    if (task->arch.step_flag)
        regs->rflags &= ~RFLAGS_TF;
    task->arch.step_flag = false;
}
