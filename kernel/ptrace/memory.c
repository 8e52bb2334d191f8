/* A tracee's memory, word by word. Protection does not count: a debugger plants breakpoints in
 * code that nobody may write. */
#include "abi/errno.h"
#include "arch/usercopy.h"
#include "mm/aspace.h"
#include "ptrace/ptrace.h"
#include "task/process.h"
#include "task/task.h"

long ptrace_peek(struct task *task, uintptr_t address, uint64_t __user *out)
{
    struct aspace *aspace = task->process->aspace;
    uint64_t value;

    if (!aspace || aspace_read(aspace, address, &value, sizeof(value), true) != 0)
        return -EIO;
    return put_user(value, out);
}

long ptrace_poke(struct task *task, uintptr_t address, uint64_t value)
{
    struct aspace *aspace = task->process->aspace;

    if (!aspace || aspace_write(aspace, address, &value, sizeof(value), true) != 0)
        return -EIO;
    return 0;
}
