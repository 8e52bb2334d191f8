/*
 * Another process's memory: PTRACE_PEEK and POKE, word by word; /proc/PID/mem; process_vm_readv and
 * process_vm_writev. For a tracer protection does not count: a debugger plants breakpoints in code
 * that nobody may write.
 */
#include "abi/errno.h"
#include "abi/limits.h"
#include "abi/uio.h"
#include "arch/usercopy.h"
#include "fs/uio.h"
#include "mm/aspace.h"
#include "mm/kmalloc.h"
#include "ptrace/ptrace.h"
#include "syscall/syscall.h"
#include "task/process.h"
#include "task/sched/sched.h"
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

/* Up to the end of a page. Returns the bytes moved, or an error if there are none. */
static long copy_part(struct aspace *aspace, uintptr_t address, void *buffer, size_t size,
                      struct uio *uio, enum ptrace_copy how)
{
    bool force = how & PTRACE_COPY_FORCE;
    long moved;
    int error;

    if (how & PTRACE_COPY_WRITE) {
        moved = (long)uio_read(uio, buffer, size);
        error = moved > 0 ? aspace_write(aspace, address, buffer, (size_t)moved, force) : -EFAULT;
    } else {
        error = aspace_read(aspace, address, buffer, size, force);
        moved = error ? 0 : (long)uio_write(uio, buffer, size);
    }
    return error ? error : moved > 0 ? moved : -EFAULT;
}

long ptrace_copy(struct aspace *aspace, uintptr_t address, size_t size, struct uio *uio,
                 enum ptrace_copy how)
{
    void *buffer = kmalloc(PAGE_SIZE);
    long done = 0, moved = 0;

    if (!buffer)
        return -ENOMEM;
    while (size > 0 && uio->remaining > 0) {
        size_t part = MIN(MIN(size, uio->remaining), PAGE_SIZE - (address & ~PAGE_MASK));

        moved = copy_part(aspace, address, buffer, part, uio, how);
        if (moved < 0)
            break;
        done += moved;
        address += (size_t)moved;
        size -= (size_t)moved;
        if ((size_t)moved < part || sched_point())
            break;
    }
    kfree(buffer);
    return done > 0 || moved >= 0 ? done : moved;
}

/* ---- process_vm_readv, process_vm_writev ----------------------------------------------------- */

static long copy_vectors(struct aspace *aspace, struct uio *local,
                         const struct iovec __user *vectors, unsigned long count,
                         enum ptrace_copy how)
{
    struct iovec remote;
    long done = 0;

    for (unsigned long i = 0; i < count && local->remaining > 0; i++) {
        long moved;

        if (get_user(remote, vectors + i) != 0)
            return done > 0 ? done : -EFAULT;
        moved = ptrace_copy(aspace, (uintptr_t)remote.iov_base, remote.iov_len, local, how);
        if (moved < 0)
            return done > 0 ? done : moved;
        done += moved;
        if ((size_t)moved < remote.iov_len)
            break;
    }
    return done;
}

/* process_vm_readv(2): all remote vectors are looked at before the first byte is moved. */
static int check_vectors(const struct iovec __user *vectors, unsigned long count)
{
    struct iovec remote;

    if (count > IOV_MAX)
        return -EINVAL;
    for (unsigned long i = 0; i < count; i++) {
        if (get_user(remote, vectors + i) != 0)
            return -EFAULT;
        if ((ssize_t)remote.iov_len < 0)
            return -EINVAL;
    }
    return 0;
}

/* A counted reference to the memory of pid, whose tracer current might be. 0, -ESRCH or -EPERM. */
static int find_aspace(pid_t pid, struct aspace **out)
{
    struct task *task = task_find(pid);

    if (!task || !task->process->aspace)
        return -ESRCH;
    if (ptrace_may_access(task) != 0)
        return -EPERM;
    *out = aspace_get(task->process->aspace);
    return 0;
}

static long process_vm(pid_t pid, const struct iovec __user *local, unsigned long local_count,
                       const struct iovec __user *remote, unsigned long remote_count,
                       unsigned long flags, enum ptrace_copy how)
{
    struct aspace *aspace;
    struct iovec *storage;
    struct uio uio;
    long result;

    if (flags)
        return -EINVAL;
    result = uio_import(&uio, local, (long)local_count, &storage);
    if (result)
        return result;
    if (uio.remaining == 0)
        goto out;
    result = check_vectors(remote, remote_count);
    if (result || remote_count == 0)
        goto out;
    result = find_aspace(pid, &aspace);
    if (result)
        goto out;
    result = copy_vectors(aspace, &uio, remote, remote_count, how);
    aspace_put(aspace);
out:
    kfree(storage);
    return result;
}

long sys_process_vm_readv(pid_t pid, const struct iovec __user *local, unsigned long local_count,
                          const struct iovec __user *remote, unsigned long remote_count,
                          unsigned long flags)
{
    return process_vm(pid, local, local_count, remote, remote_count, flags, 0);
}

long sys_process_vm_writev(pid_t pid, const struct iovec __user *local, unsigned long local_count,
                           const struct iovec __user *remote, unsigned long remote_count,
                           unsigned long flags)
{
    return process_vm(pid, local, local_count, remote, remote_count, flags, PTRACE_COPY_WRITE);
}
