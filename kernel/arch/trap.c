/*
 * Exceptions, interrupts and system calls, and the way back to user mode.
 *
 * Coming from user mode: take the lock, do the work, do the exit work (schedule, deliver signals)
 * until none is left, release the lock. Coming from kernel mode: only a fault of a user copy, or an
 * interrupt in one of the windows where the lock is free (arch_idle, arch_interrupt_window).
 */
#include "arch/trap.h"

#include "abi/signal.h"
#include "arch/cpu.h"
#include "arch/fpu.h"
#include "arch/usercopy.h"
#include "arch/usercopy_asm.h"
#include "arch/x86.h"
#include "debug/debug.h"
#include "mm/aspace.h"
#include "signal/signal.h"
#include "syscall/syscall.h"
#include "task/oom.h"
#include "task/process.h"
#include "task/sched/lock.h"
#include "task/sched/sched.h"
#include "task/task.h"
#include "time/timeout.h"

/* ---- Exception → signal ---------------------------------------------------------------------- */

/* signal(7), sigaction(2): what Linux sends for the exceptions that need no further look. The
 * address is the instruction's, or none. */
struct exception {
    const char *name;
    int signal, code;
    bool has_address;
};

static const struct exception exceptions[32] = {
    [VECTOR_DIVIDE] = { "divide error", SIGFPE, FPE_INTDIV, true },
    [VECTOR_DEBUG] = { "debug", 0, 0, false },
    [VECTOR_BREAKPOINT] = { "breakpoint", SIGTRAP, SI_KERNEL, false },
    [VECTOR_OVERFLOW] = { "overflow", SIGSEGV, SI_KERNEL, false },
    [VECTOR_BOUND] = { "bound range", SIGSEGV, SI_KERNEL, false },
    [VECTOR_INVALID_OPCODE] = { "invalid opcode", SIGILL, ILL_ILLOPN, true },
    [VECTOR_NO_DEVICE] = { "no FPU", SIGSEGV, SI_KERNEL, false },
    [VECTOR_INVALID_TSS] = { "invalid TSS", SIGSEGV, SI_KERNEL, false },
    [VECTOR_NOT_PRESENT] = { "segment not present", SIGBUS, SI_KERNEL, false },
    [VECTOR_STACK] = { "stack fault", SIGBUS, SI_KERNEL, false },
    [VECTOR_PROTECTION] = { "general protection", SIGSEGV, SI_KERNEL, false },
    [VECTOR_PAGE_FAULT] = { "page fault", 0, 0, false },
    [VECTOR_X87] = { "x87 exception", 0, 0, false },
    [VECTOR_ALIGNMENT] = { "alignment check", SIGBUS, BUS_ADRALN,
                           false }, /* as Linux: no address */
    [VECTOR_SIMD] = { "SIMD exception", 0, 0, false },
};

/* The code of an unmasked floating-point exception, by the order in which the CPU ranks them. */
static int fpe_code(unsigned raised)
{
    if (raised & 0x01)
        return FPE_FLTINV;
    if (raised & 0x04)
        return FPE_FLTDIV;
    if (raised & 0x08)
        return FPE_FLTOVF;
    if (raised & 0x12)
        return FPE_FLTUND; /* underflow, denormal operand */
    if (raised & 0x20)
        return FPE_FLTRES;
    return 0;
}

/* #MF and #XM: the status and mask bits stand in the saved state. */
static void float_exception(unsigned vector, struct arch_regs *regs)
{
    const uint16_t *x87;
    uint32_t mxcsr;
    unsigned raised;

    arch_fpu_save();
    x87 = current->arch.fpu;
    mxcsr = ((const uint32_t *)current->arch.fpu)[6];
    if (vector == VECTOR_X87)
        raised = x87[1] & ~x87[0];
    else
        raised = mxcsr & ~(mxcsr >> 7);
    if (fpe_code(raised & 0x3f) != 0)
        signal_force_fault(SIGFPE, fpe_code(raised & 0x3f), regs->rip);
}

/* SDM: DR6.BS (bit 14) tells a single step, the low bits a watched address; neither is int1. */
static void debug_exception(struct arch_regs *regs)
{
    uint64_t status = debug_take_status(regs);
    int code = status & (1ul << 14) ? TRAP_TRACE : status ? TRAP_HWBKPT : TRAP_BRKPT;

    signal_force_fault(SIGTRAP, code, regs->rip);
}

static enum fault_access page_fault_access(uint64_t error_code)
{
    if (error_code & PAGE_FAULT_WRITE)
        return FAULT_WRITE;
    return error_code & PAGE_FAULT_FETCH ? FAULT_EXEC : FAULT_READ;
}

static void signal_for_page_fault(enum fault_result result, uint64_t address)
{
    switch (result) {
    case FAULT_OK: return;
    case FAULT_MAPERR: signal_force_fault(SIGSEGV, SEGV_MAPERR, address); return;
    case FAULT_ACCERR: signal_force_fault(SIGSEGV, SEGV_ACCERR, address); return;
    case FAULT_BUS: signal_force_fault(SIGBUS, BUS_ADRERR, address); return;
    case FAULT_OOM: oom_kill(); return;
    }
}

/*
 * SDM: the CPU tells the user's accesses from its own. QEMU's TCG before 9.1 takes the words that
 * iretq and lretq pop for its own, and SMAP then forbids them for ever: it must go.
 */
static void allow_user_iret(uint64_t error_code)
{
    if (!(error_code & PAGE_FAULT_USER))
        x86_write_cr4(x86_read_cr4() & ~CR4_SMAP);
}

static void user_page_fault(uint64_t error_code)
{
    uint64_t address = x86_read_cr2();
    enum fault_result result;

    result = aspace_fault(current_process()->aspace, address, page_fault_access(error_code));
    if (result == FAULT_OK) {
        allow_user_iret(error_code);
        return;
    }
    current->arch.cr2 = address;
    if (address >= USER_END) /* whether a kernel page is there is not the user's to know */
        current->arch.error_code |= PAGE_FAULT_PRESENT;
    signal_for_page_fault(result, address);
}

static void user_exception(unsigned vector, struct arch_regs *regs, uint64_t error_code)
{
    const struct exception *exception = &exceptions[vector];

    if (vector == VECTOR_PAGE_FAULT) {
        /* The frame shows these only if a signal comes of it; a resolved fault leaves no trace. */
        uint64_t trapno = current->arch.trapno, old_error = current->arch.error_code;

        current->arch.trapno = vector;
        current->arch.error_code = error_code;
        user_page_fault(error_code);
        if (!current->signals.work) {
            current->arch.trapno = trapno;
            current->arch.error_code = old_error;
        }
        return;
    }
    current->arch.trapno = vector;
    current->arch.error_code = error_code;
    if (vector == VECTOR_DEBUG)
        debug_exception(regs);
    else if (vector == VECTOR_X87 || vector == VECTOR_SIMD)
        float_exception(vector, regs);
    else if (exception->signal != 0)
        signal_force_fault(exception->signal, exception->code,
                           exception->has_address ? regs->rip : 0);
    else
        signal_force_fault(SIGSEGV, SI_KERNEL, 0);
}

/* ---- Faults in the kernel -------------------------------------------------------------------- */

static const struct usercopy_fixup *find_fixup(uint64_t rip)
{
    const struct usercopy_fixup *fixup;

    for (fixup = usercopy_fixups; fixup < usercopy_fixups_end; fixup++)
        if (fixup->fault == rip)
            return fixup;
    return NULL;
}

/* A user copy touched a page that is not there yet, or a bad address. Anything else is a bug. */
static void kernel_fault(unsigned vector, struct arch_regs *regs, uint64_t error_code)
{
    const struct usercopy_fixup *fixup = find_fixup(regs->rip);
    uint64_t address = x86_read_cr2();

    if (fixup && vector == VECTOR_PAGE_FAULT && address < USER_END && current_process()->aspace) {
        enum fault_access access = page_fault_access(error_code);
        enum fault_result result = aspace_fault(current_process()->aspace, address, access);

        if (result == FAULT_OOM) {
            oom_kill();
            result = aspace_fault_kernel(current_process()->aspace, address, access);
        }

        if (result == FAULT_OK)
            return;
        /* The call cannot wait for memory, and must not go on as if the address were bad. */
        if (result == FAULT_OOM && current_process() != init_process) {
            klog("out of memory: killed process %d (%s)", current_process()->pid, current->name);
            signal_force_kill();
        }
    }
    if (fixup && (vector == VECTOR_PAGE_FAULT || vector == VECTOR_PROTECTION)) {
        regs->rip = fixup->resume;
        return;
    }
    panic_regs = regs;
    panic("%s in the kernel at %p, error %#lx, address %p",
          vector < 32 && exceptions[vector].name ? exceptions[vector].name : "exception",
          (void *)regs->rip, error_code, (void *)address);
}

/* ---- The way back ---------------------------------------------------------------------------- */

static bool is_canonical(uint64_t address)
{
    return (uint64_t)((int64_t)(address << 16) >> 16) == address;
}

/* Everything that must happen before user code runs again; then the lock goes. */
static void exit_to_user(struct arch_regs *regs)
{
    struct cpu *cpu = this_cpu();

    for (;;) {
        if (unlikely(cpu->need_resched)) {
            schedule();
            cpu = this_cpu();
        }
        if (unlikely(current->signals.work))
            signal_deliver(regs);
        /* IRETQ to such an address would fault in the kernel (SDM: #GP(0) before the switch). */
        if (unlikely(!is_canonical(regs->rip))) {
            current->arch.trapno = VECTOR_PROTECTION;
            current->arch.error_code = 0;
            signal_force_fault(SIGSEGV, SI_KERNEL, 0);
            continue;
        }
        if (unlikely(timeout_next() < cpu->timer_programmed))
            sched_timer_changed();
        if (likely(!cpu->need_resched && !current->signals.work))
            break;
    }
    fpu_switch_in();
    sched_account_system();
    kernel_unlock();
}

/* SDM: SYSRET loads rip from rcx and rflags from r11; a non-canonical rcx would fault in the
 * kernel. TF and RF need iretq to take effect at the right instruction. */
static bool sysret_restores(const struct arch_regs *regs)
{
    return regs->syscall_nr != ARCH_NOT_SYSCALL && regs->rcx == regs->rip &&
           regs->r11 == regs->rflags && regs->rip < USER_END &&
           !(regs->rflags & (RFLAGS_TF | RFLAGS_RF));
}

bool arch_handle_syscall(struct arch_regs *regs)
{
    kernel_lock();
    sched_account_user();
    syscall_dispatch(regs);
    exit_to_user(regs);
    return sysret_restores(regs);
}

void arch_handle_trap(unsigned vector, struct arch_regs *regs, uint64_t error_code)
{
    if (regs->cs & 3) {
        kernel_lock();
        sched_account_user();
        if (vector < 32)
            user_exception(vector, regs, error_code);
        else
            irq_handle(vector);
        exit_to_user(regs);
    } else if (vector < 32) {
        kernel_fault(vector, regs, error_code);
    } else {
        kernel_lock();
        irq_handle(vector);
        kernel_unlock();
    }
}

void arch_handle_fatal(unsigned vector, struct arch_regs *regs, uint64_t error_code)
{
    static const char *const names[] = {
        [VECTOR_NMI] = "non-maskable interrupt",
        [VECTOR_DOUBLE_FAULT] = "double fault",
        [VECTOR_MACHINE_CHECK] = "machine check",
    };

    panic_regs = regs;
    panic("%s at %p, error %#lx, address %p", names[vector], (void *)regs->rip, error_code,
          (void *)x86_read_cr2());
}

void arch_enter_user(void)
{
    struct arch_regs *regs = current->arch.regs;

    exit_to_user(regs);
    entry_return_to(regs);
}
