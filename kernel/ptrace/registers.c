/*
 * A tracee's registers: struct user's words, whole sets (GETREGS and its like, and the regsets that
 * core files have as notes), and what they say about a system call.
 */
#include "abi/errno.h"
#include "abi/signal.h"
#include "abi/uio.h"
#include "arch/arch.h"
#include "arch/usercopy.h"
#include "lib/string.h"
#include "mm/kmalloc.h"
#include "ptrace/ptrace.h"
#include "task/task.h"

#define ERRNO_MAX 4095

/* ---- struct user ----------------------------------------------------------------------------- */

static bool is_word_of_user(uintptr_t offset)
{
    return offset % sizeof(uint64_t) == 0 && offset < sizeof(struct user);
}

/* Of the rest of struct user nothing is kept: it reads as zero, as on Linux. */
long ptrace_peek_user(struct task *task, uintptr_t offset, uint64_t __user *out)
{
    struct user user;

    if (!is_word_of_user(offset))
        return -EIO;
    memset(&user, 0, sizeof(user));
    arch_task_registers(task, &user.regs);
    for (unsigned n = 0; n < ARRAY_LENGTH(user.u_debugreg); n++)
        user.u_debugreg[n] = arch_debug_register(task, n);
    return put_user(((const uint64_t *)&user)[offset / sizeof(uint64_t)], out);
}

long ptrace_poke_user(struct task *task, uintptr_t offset, uint64_t value)
{
    size_t n = (offset - offsetof(struct user, u_debugreg)) / sizeof(uint64_t);

    if (!is_word_of_user(offset))
        return -EIO;
    if (offset < sizeof(struct user_regs_struct))
        return arch_set_register(task, offset, value);
    return n < 8 ? arch_set_debug_register(task, (unsigned)n, value) : -EIO;
}

/* ---- Sets ------------------------------------------------------------------------------------ */

/* Bytes of a set, or -EINVAL if there is no such. */
static long set_size(unsigned type)
{
    switch (type) {
    case NT_PRSTATUS: return sizeof(struct user_regs_struct);
    case NT_FPREGSET: return sizeof(struct _fpstate);
    case NT_X86_XSTATE: return arch_fpu_features() ? (long)arch_fpu_size() : -EINVAL;
    default: return -EINVAL;
    }
}

static long get_set(struct task *task, unsigned type, void __user *to, size_t size)
{
    struct user_regs_struct regs;
    struct _fpstate legacy;
    size_t first = MIN(size, sizeof(legacy));

    if (type == NT_PRSTATUS) {
        arch_task_registers(task, &regs);
        return copy_to_user(to, &regs, size);
    }
    arch_fpu_legacy(task, &legacy, type == NT_X86_XSTATE);
    if (copy_to_user(to, &legacy, first) != 0)
        return -EFAULT;
    return copy_to_user((uint8_t __user *)to + first, (uint8_t *)task->arch.fpu + first,
                        size - first);
}

static long set_general(struct task *task, const uint64_t __user *from, size_t size)
{
    uint64_t value;

    for (size_t offset = 0; offset < size; offset += sizeof(value)) {
        int error;

        if (get_user(value, from + offset / sizeof(value)) != 0)
            return -EFAULT;
        error = arch_set_register(task, offset, value);
        if (error)
            return error;
    }
    return 0;
}

static long set_legacy(struct task *task, const void __user *from, size_t size)
{
    struct _fpstate legacy;

    if (size != sizeof(legacy))
        return -EINVAL;
    if (copy_from_user(&legacy, from, size) != 0)
        return -EFAULT;
    return arch_fpu_set_legacy(task, &legacy);
}

static long set_extended(struct task *task, const void __user *from, size_t size)
{
    void *area;
    long error = -EFAULT;

    if (size != arch_fpu_size())
        return -EFAULT;
    area = kmalloc(size);
    if (!area)
        return -ENOMEM;
    if (copy_from_user(area, from, size) == 0)
        error = arch_fpu_set(task, area);
    kfree(area);
    return error;
}

static long set_set(struct task *task, unsigned type, const void __user *from, size_t size)
{
    switch (type) {
    case NT_PRSTATUS: return set_general(task, from, size);
    case NT_FPREGSET: return set_legacy(task, from, size);
    default: return set_extended(task, from, size);
    }
}

long ptrace_get_registers(struct task *task, unsigned type, void __user *to)
{
    return get_set(task, type, to, (size_t)set_size(type));
}

long ptrace_set_registers(struct task *task, unsigned type, const void __user *from)
{
    return set_set(task, type, from, (size_t)set_size(type));
}

/* ptrace(2): "on return the kernel modifies iov.len to indicate the actual number of bytes". */
static long regset(struct task *task, unsigned type, void __user *user_iovec, bool set)
{
    long size = set_size(type), result;
    struct iovec iovec;

    if (copy_from_user(&iovec, user_iovec, sizeof(iovec)) != 0)
        return -EFAULT;
    if (size < 0 || iovec.iov_len % sizeof(uint64_t) != 0)
        return -EINVAL;
    iovec.iov_len = MIN(iovec.iov_len, (size_t)size);
    result = set ? set_set(task, type, (void __user *)iovec.iov_base, iovec.iov_len)
                 : get_set(task, type, (void __user *)iovec.iov_base, iovec.iov_len);
    if (result == 0)
        result = copy_to_user(user_iovec, &iovec, sizeof(iovec));
    return result;
}

long ptrace_get_regset(struct task *task, unsigned type, void __user *iovec)
{
    return regset(task, type, iovec, false);
}

long ptrace_set_regset(struct task *task, unsigned type, void __user *iovec)
{
    return regset(task, type, iovec, true);
}

/* ---- PTRACE_GET_SYSCALL_INFO ----------------------------------------------------------------- */

static size_t fill_syscall_entry(struct ptrace_syscall_info *info,
                                 const struct user_regs_struct *regs)
{
    info->op = PTRACE_SYSCALL_INFO_ENTRY;
    info->entry.nr = regs->orig_rax;
    info->entry.args[0] = regs->rdi;
    info->entry.args[1] = regs->rsi;
    info->entry.args[2] = regs->rdx;
    info->entry.args[3] = regs->r10;
    info->entry.args[4] = regs->r8;
    info->entry.args[5] = regs->r9;
    return sizeof(*info);
}

static size_t fill_syscall_exit(struct ptrace_syscall_info *info,
                                const struct user_regs_struct *regs)
{
    info->op = PTRACE_SYSCALL_INFO_EXIT;
    info->exit.rval = (int64_t)regs->rax;
    info->exit.is_error = info->exit.rval < 0 && info->exit.rval >= -ERRNO_MAX;
    return offsetof(struct ptrace_syscall_info, exit.is_error) + 1;
}

/* Returns how many bytes there are, whatever size lets through. A system-call-stop is known by its
 * code, that is with PTRACE_O_TRACESYSGOOD only. */
long ptrace_syscall_info(struct task *task, size_t size, void __user *to)
{
    const struct ptrace *ptrace = task->ptrace;
    struct ptrace_syscall_info info;
    struct user_regs_struct regs;
    size_t actual = offsetof(struct ptrace_syscall_info, entry);

    arch_task_registers(task, &regs);
    memset(&info, 0, sizeof(info));
    info.arch = AUDIT_ARCH_X86_64;
    info.instruction_pointer = regs.rip;
    info.stack_pointer = regs.rsp;
    if (ptrace->has_info && ptrace->info.si_code == (SIGTRAP | 0x80)) {
        if (ptrace->message == PTRACE_EVENTMSG_SYSCALL_ENTRY)
            actual = fill_syscall_entry(&info, &regs);
        else if (ptrace->message == PTRACE_EVENTMSG_SYSCALL_EXIT)
            actual = fill_syscall_exit(&info, &regs);
    }
    return copy_to_user(to, &info, MIN(size, actual)) != 0 ? -EFAULT : (long)actual;
}
