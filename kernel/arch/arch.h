/*
 * The machine contract: everything the rest of the kernel may ask of x86_64.
 * Nothing outside arch/ names a register (but through the accessors here), a PTE bit or a port
 * (but drivers, through arch/port.h).
 */
#ifndef KERNEL_ARCH_ARCH_H
#define KERNEL_ARCH_ARCH_H

#include "lib/types.h"

struct aspace;
struct cpu;
struct task;

/* ---- User registers -------------------------------------------------------------------------- */

/* The user context as entry.asm pushes it, lowest address first; the same on every way in. */
struct arch_regs {
    uint64_t r15, r14, r13, r12, rbp, rbx;
    uint64_t r11, r10, r9, r8, rax, rcx, rdx, rsi, rdi;
    uint64_t syscall_nr; /* the call's number, or -1 if entered by an exception or interrupt */
    uint64_t rip, cs, rflags, rsp, ss;
};

#define ARCH_NOT_SYSCALL (~0ull)

/* User selectors and the RFLAGS a user may set by sigreturn or see at exec. */
#define ARCH_USER_CS 0x33
#define ARCH_USER_SS 0x2b

/* ---- A task's machine state ------------------------------------------------------------------ */

/* The data segment registers. 64-bit code has little use for them, but a program may load them. */
struct arch_selectors {
    uint16_t ds, es, fs, gs;
};

struct arch_task {
    uint64_t kernel_rsp;    /* saved by arch_switch */
    void *kernel_stack;     /* lowest usable address; guard page below it */
    struct arch_regs *regs; /* the user context, at the top of the kernel stack */
    void *fpu;              /* XSAVE area of arch_fpu_size() bytes, 64-byte aligned */
    struct cpu *fpu_cpu;    /* whose registers were last loaded from the area */
    uint64_t fs_base, gs_base; /* these and the selectors: valid while the task is not running */
    struct arch_selectors selectors;
    uint64_t trapno, error_code, cr2; /* of the last exception: for the signal frame */
    bool step_flag;        /* TF in regs is the tracer's, not the program's own */
    uint64_t debug_status; /* what the last debug exception was for */
    uint64_t *debug;       /* DR0 to DR7; NULL: none was ever set */
};

/* Gives a new task a kernel stack and FPU area. Returns 0 or -ENOMEM. */
int arch_task_create(struct task *task);
void arch_task_destroy(struct task *task);

/* Makes task start in entry(argument) in kernel mode when first switched to;
 * entry never returns. */
void arch_task_set_entry(struct task *task, void (*entry)(void *), void *argument);

/* Makes child return to user mode with current's registers, FPU state and bases, but rax = 0; stack
 * (if not 0) and tls (if set_tls) replace rsp and the FS base. */
void arch_task_fork(struct task *child, uint64_t stack, bool set_tls, uint64_t tls);

/* task's user context as a core file or a tracer shows it; task is current or does not run. */
struct user_regs_struct;
void arch_task_registers(struct task *task, struct user_regs_struct *out);

/* Resets current's user context for a new program: all registers 0, FPU clean, bases 0. */
void arch_task_exec(uint64_t entry, uint64_t stack);

/* Switches kernel stacks from previous to next (and address space, FPU, bases, TSS). */
void arch_switch(struct task *previous, struct task *next);

/* Goes to user mode with current's registers after the exit work; does not return. The kernel lock
 * is held on entry. */
void arch_enter_user(void) __attribute__((noreturn));

/* ---- FPU state ------------------------------------------------------------------------------- */

/* What the CPU has; fixed once booted. */
struct arch_fpu_layout {
    size_t size;         /* bytes of a task's XSAVE area as the kernel and frame keep it */
    uint64_t features;   /* XCR0 mask; 0 where XSAVE is missing (FXSAVE is used) */
    uint32_t mxcsr_mask; /* bits of MXCSR that may be set */
};
extern struct arch_fpu_layout arch_fpu;

static inline size_t arch_fpu_size(void)
{
    return arch_fpu.size;
}

static inline uint64_t arch_fpu_features(void)
{
    return arch_fpu.features;
}

void arch_fpu_save(void);         /* makes current->arch.fpu up to date */
void arch_fpu_reload(void);       /* current->arch.fpu was changed: load it before user mode */
void arch_fpu_init_area(void *area); /* the clean state a program starts with */
/* Makes a user's area one that can be loaded and that holds just `features` of it. 0 or -EINVAL. */
struct _xstate;
int arch_fpu_check(struct _xstate *area, uint64_t features);
/* The x87 and SSE part of task's state, as core files and tracers see it; with_features: with the
 * word that tells them what else there is. */
struct _fpstate;
void arch_fpu_legacy(const struct task *task, struct _fpstate *out, bool with_features);

/* ---- What a tracer changes (ptrace.c): task does not run ------------------------------------ */

/* The register at offset in struct user_regs_struct. 0, or -EIO if it cannot have this value. */
int arch_set_register(struct task *task, size_t offset, uint64_t value);
/* Debug register n, 0 to 7. 0, -EIO (4, 5), -EINVAL (what cannot be watched) or -ENOMEM. */
uint64_t arch_debug_register(const struct task *task, unsigned n);
int arch_set_debug_register(struct task *task, unsigned n, uint64_t value);
/* task stops with SIGTRAP behind its next instruction. */
void arch_single_step(struct task *task, bool on);
/* Replace the x87 and SSE part, or all arch_fpu_size() bytes. 0 or -EINVAL. */
int arch_fpu_set_legacy(struct task *task, const struct _fpstate *state);
int arch_fpu_set(struct task *task, struct _xstate *area);

/* ---- CPUs ------------------------------------------------------------------------------------ */

#define CPU_MAX 64

/* Per-CPU data. gs points at it in kernel mode; entry.asm knows the first fields' offsets. */
struct cpu {
    struct cpu *self;
    struct task *task;   /* current */
    uint64_t kernel_rsp; /* top of the current task's kernel stack */
    uint64_t user_rsp;   /* scratch of syscall entry */
    unsigned id;         /* 0, 1, … */
    unsigned apic_id;
    bool need_resched;
    struct task *idle;
    struct task *switched_from; /* by the last arch_switch */
    ktime_t timer_programmed;   /* when this CPU's next timer interrupt comes */
    ktime_t slice_start, slice_end; /* of the running task; it may end before its slice does */
    struct aspace *aspace;      /* whose page tables are loaded; NULL: the kernel's own */
    struct task *fpu_owner;     /* whose FPU state the registers hold */
    uint64_t accounted_tsc;     /* up to here CPU time has been charged */
    struct arch_cpu *arch;      /* GDT, TSS, interrupt stacks */
};

static inline struct cpu *this_cpu(void)
{
    struct cpu *cpu;
    __asm__("mov %%gs:0, %0" : "=r"(cpu));
    return cpu;
}

static inline struct task *arch_current(void)
{
    struct task *task;
    __asm__("mov %%gs:8, %0" : "=r"(task));
    return task;
}
#define current arch_current()

extern unsigned cpu_count;
extern struct cpu *cpus[CPU_MAX];

/* Makes the CPU that runs task enter the kernel soon (IPI); nothing if it is
 * not running elsewhere. */
void arch_kick(struct cpu *cpu);

/* Waits for an interrupt with the kernel lock released; returns with it held, interrupts off. */
void arch_idle(void);

/* Lets pending interrupts in for a moment (lock released, taken again): a
 * preemption point's half. */
void arch_interrupt_window(void);

/* ---- Time ------------------------------------------------------------------------------------ */

uint64_t arch_tsc(void);
uint64_t arch_tsc_to_ns(uint64_t ticks);
/* The next timer interrupt of this CPU comes at `when` (CLOCK_MONOTONIC), KTIME_NEVER for none. */
void arch_timer_set(ktime_t when);
/* Seconds since 1970 from the battery clock. */
uint64_t arch_rtc_read(void);

/* ---- Interrupts ------------------------------------------------------------------------------ */

/* Routes ISA interrupt line irq (0–15) to handler, which runs with the kernel lock held. */
void arch_irq_install(unsigned irq, void (*handler)(void *), void *argument);

/* ---- Randomness, identification, end --------------------------------------------------------- */

/* Fills with bytes from RDRAND where it exists, else from a TSC-seeded generator. */
void arch_random(void *buffer, size_t size);

/* Text for /proc/cpuinfo; returns its length. */
int arch_cpuinfo(char *buffer, size_t size, unsigned cpu);
uint32_t arch_hwcap(void);  /* AT_HWCAP: CPUID.1:EDX */
uint32_t arch_hwcap2(void); /* AT_HWCAP2: bit 1, FSGSBASE is usable */

void arch_poweroff(void) __attribute__((noreturn));
void arch_reboot(void) __attribute__((noreturn));
/* Ends QEMU with status 125 through isa-debug-exit, else halts. */
void arch_panic_exit(void) __attribute__((noreturn));

#endif
