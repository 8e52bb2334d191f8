/* A task's machine state: kernel stack, user context, FPU area, segment bases; and the switch. */
#include "abi/elf.h"
#include "abi/errno.h"
#include "abi/prctl.h"
#include "arch/arch.h"
#include "arch/cpu.h"
#include "arch/fpu.h"
#include "arch/trap.h"
#include "arch/usercopy.h"
#include "arch/x86.h"
#include "debug/debug.h"
#include "lib/string.h"
#include "mm/aspace.h"
#include "mm/kmalloc.h"
#include "syscall/syscall.h"
#include "task/process.h"
#include "task/task.h"

#define KERNEL_STACK_SIZE (4 * PAGE_SIZE)
#define SPARE_STACKS_MAX  16

/* What arch_switch_stacks pops, lowest address first. */
struct switch_frame {
    uint64_t r15, r14, r13, r12, rbx, rbp, rip;
};

void arch_switch_stacks(uint64_t *save_rsp, uint64_t load_rsp);
void entry_new_task(void);

/* Stacks of dead tasks, for the next ones: a mapping with guard pages is dear to make. */
static void *spare_stacks[SPARE_STACKS_MAX];
static unsigned spare_count;

static uint64_t stack_top(const struct task *task)
{
    return (uint64_t)task->arch.kernel_stack + KERNEL_STACK_SIZE;
}

int arch_task_create(struct task *task)
{
    task->arch.fpu = kmalloc(ALIGN_UP(arch_fpu_size(), 64));
    task->arch.kernel_stack =
        spare_count > 0 ? spare_stacks[--spare_count] : vmalloc(KERNEL_STACK_SIZE);
    if (!task->arch.fpu || !task->arch.kernel_stack) {
        arch_task_destroy(task);
        return -ENOMEM;
    }
    arch_fpu_init_area(task->arch.fpu);
    task->arch.regs = (struct arch_regs *)stack_top(task) - 1;
    *task->arch.regs = (struct arch_regs){
        .syscall_nr = ARCH_NOT_SYSCALL,
        .cs = ARCH_USER_CS,
        .ss = ARCH_USER_SS,
        .rflags = RFLAGS_FIXED | RFLAGS_IF,
    };
    return 0;
}

void arch_task_destroy(struct task *task)
{
    for (unsigned i = 0; i < cpu_count; i++)
        if (cpus[i]->fpu_owner == task)
            cpus[i]->fpu_owner = NULL;
    kfree(task->arch.fpu);
    task->arch.fpu = NULL;
    if (task->arch.debug)
        debug_clear(task);
    if (task->arch.kernel_stack && spare_count < SPARE_STACKS_MAX)
        spare_stacks[spare_count++] = task->arch.kernel_stack;
    else
        vfree(task->arch.kernel_stack);
    task->arch.kernel_stack = NULL;
}

void arch_task_set_entry(struct task *task, void (*entry)(void *), void *argument)
{
    struct switch_frame *frame = (struct switch_frame *)task->arch.regs - 1;

    *frame = (struct switch_frame){
        .rip = (uint64_t)entry_new_task,
        .rbx = (uint64_t)entry,
        .r12 = (uint64_t)argument,
    };
    task->arch.kernel_rsp = (uint64_t)frame;
}

static uint64_t read_user_gs_base(void)
{
    return x86_rdmsr(MSR_KERNEL_GS_BASE);
}

static struct arch_selectors read_selectors(void)
{
    struct arch_selectors now;

    __asm__ volatile("mov %%ds, %0\n mov %%es, %1\n mov %%fs, %2\n mov %%gs, %3"
                     : "=r"(now.ds), "=r"(now.es), "=r"(now.fs), "=r"(now.gs));
    return now;
}

/* What a program had loaded can be loaded again: the GDT never changes. To load gs overwrites the
 * active base, so it must be the user's. */
static void load_selectors(struct arch_selectors wanted)
{
    struct arch_selectors now = read_selectors();

    if (likely(memcmp(&now, &wanted, sizeof(now)) == 0))
        return;
    __asm__ volatile("mov %0, %%ds\n mov %1, %%es\n mov %2, %%fs\n"
                     "swapgs\n mov %3, %%gs\n swapgs"
                     :
                     : "r"(wanted.ds), "r"(wanted.es), "r"(wanted.fs), "r"(wanted.gs));
}

/* A program may change its selectors and, with FSGSBASE, the bases without a system call. */
static void save_segments(struct task *task)
{
    task->arch.selectors = read_selectors();
    task->arch.fs_base = x86_rdmsr(MSR_FS_BASE);
    task->arch.gs_base = read_user_gs_base();
}

/* The bases come last: loading a selector changes its base. */
static void load_segments(const struct task *task)
{
    load_selectors(task->arch.selectors);
    x86_wrmsr(MSR_FS_BASE, task->arch.fs_base);
    x86_wrmsr(MSR_KERNEL_GS_BASE, task->arch.gs_base);
}

void arch_task_fork(struct task *child, uint64_t stack, bool set_tls, uint64_t tls)
{
    struct task *parent = current;

    arch_fpu_save();
    memcpy(child->arch.fpu, parent->arch.fpu, arch_fpu_size());
    *child->arch.regs = *parent->arch.regs;
    child->arch.regs->rax = 0;
    if (parent->arch.step_flag)
        child->arch.regs->rflags &= ~RFLAGS_TF;
    if (stack)
        child->arch.regs->rsp = stack;
    child->arch.trapno = parent->arch.trapno;
    child->arch.error_code = parent->arch.error_code;
    child->arch.cr2 = parent->arch.cr2;
    save_segments(child);
    if (set_tls) {
        child->arch.selectors.fs = 0;
        child->arch.fs_base = tls;
    }
}

void arch_task_registers(struct task *task, struct user_regs_struct *out)
{
    const struct arch_regs *regs = task->arch.regs;

    if (task == current)
        save_segments(task);
    *out = (struct user_regs_struct){
        .r15 = regs->r15,
        .r14 = regs->r14,
        .r13 = regs->r13,
        .r12 = regs->r12,
        .rbp = regs->rbp,
        .rbx = regs->rbx,
        .r11 = regs->r11,
        .r10 = regs->r10,
        .r9 = regs->r9,
        .r8 = regs->r8,
        .rax = regs->rax,
        .rcx = regs->rcx,
        .rdx = regs->rdx,
        .rsi = regs->rsi,
        .rdi = regs->rdi,
        .orig_rax = regs->syscall_nr,
        .rip = regs->rip,
        .cs = regs->cs,
        .eflags = regs->rflags & ~(task->arch.step_flag ? RFLAGS_TF : 0),
        .rsp = regs->rsp,
        .ss = regs->ss,
        .fs_base = task->arch.fs_base,
        .gs_base = task->arch.gs_base,
        .ds = task->arch.selectors.ds,
        .es = task->arch.selectors.es,
        .fs = task->arch.selectors.fs,
        .gs = task->arch.selectors.gs,
    };
}

void arch_task_exec(uint64_t entry, uint64_t stack)
{
    struct task *task = current;

    *task->arch.regs = (struct arch_regs){
        .syscall_nr = task->arch.regs->syscall_nr,
        .rip = entry,
        .rsp = stack,
        .cs = ARCH_USER_CS,
        .ss = ARCH_USER_SS,
        .rflags = RFLAGS_FIXED | RFLAGS_IF,
    };
    task->arch.trapno = task->arch.error_code = task->arch.cr2 = 0;
    task->arch.selectors = (struct arch_selectors){ 0 };
    task->arch.fs_base = task->arch.gs_base = 0;
    load_segments(task);
    arch_fpu_init_area(task->arch.fpu);
    arch_fpu_reload();
    task->arch.debug_status = 0;
    if (task->arch.debug)
        debug_clear(task);
}

void arch_switch(struct task *previous, struct task *next)
{
    struct aspace *aspace = next->process->aspace;

    if (previous->arch.fpu)
        fpu_switch_out(previous);
    if (previous->process->pid != 0)
        save_segments(previous);
    if (next->process->pid != 0)
        load_segments(next);
    if (aspace && aspace != this_cpu()->aspace) /* kernel threads run on anyone's tables */
        aspace_activate(aspace);
    this_cpu()->task = next;
    cpu_set_kernel_stack(stack_top(next));
    arch_switch_stacks(&previous->arch.kernel_rsp, next->arch.kernel_rsp);
}

/* A base above user space would let user code make the kernel's own entry code fault. As on Linux,
 * the selector becomes 0: it would no longer tell where the base comes from. */
static long set_base(uint64_t *base, uint16_t *selector, unsigned long value)
{
    if (value >= USER_END)
        return -EPERM;
    save_segments(current);
    *base = value;
    *selector = 0;
    load_segments(current);
    return 0;
}

long sys_arch_prctl(int code, unsigned long address)
{
    uint64_t __user *out = (uint64_t __user *)address;
    struct arch_task *arch = &current->arch;

    switch (code) {
    case ARCH_SET_FS: return set_base(&arch->fs_base, &arch->selectors.fs, address);
    case ARCH_SET_GS: return set_base(&arch->gs_base, &arch->selectors.gs, address);
    case ARCH_GET_FS: return put_user(x86_rdmsr(MSR_FS_BASE), out);
    case ARCH_GET_GS: return put_user(read_user_gs_base(), out);
    default: return -EINVAL;
    }
}
