/*
 * Hardware breakpoints and watchpoints, which a tracer sets (PTRACE_POKEUSER of u_debugreg). They
 * are loaded with the FPU state of a task that has some, and off while others run.
 *
 * SDM vol. 3, 17.2: 0–3 are addresses, 6 is the status, 7 says for each address what to watch.
 */
#include "abi/errno.h"
#include "arch/arch.h"
#include "arch/cpu.h"
#include "arch/fpu.h"
#include "arch/usercopy.h"
#include "arch/x86.h"
#include "mm/kmalloc.h"
#include "task/task.h"

#define DR6_FIXED    0xffff0ff0ul /* reads as ones */
#define DR6_STEP     (1ul << 14)
#define DR6_TRAPS    0xful
#define DR7_FIXED    0x400ul
#define DR7_ALLOWED  0xffff00fful /* never GD, which would trap the kernel's own writes */
#define TYPE_EXECUTE 0
#define TYPE_IO      2
#define STATUS       6
#define CONTROL      7

static unsigned type_of(uint64_t control, unsigned n)
{
    return control >> (16 + 4 * n) & 3;
}

static bool is_enabled(uint64_t control, unsigned n)
{
    return control >> (2 * n) & 3;
}

/* Code is watched by its first byte; data in aligned pieces; I/O not at all. */
static bool is_valid(const uint64_t *debug, uint64_t control)
{
    static const uint8_t masks[4] = { 0, 1, 7, 3 };

    for (unsigned n = 0; n < 4; n++) {
        unsigned type = type_of(control, n), length = control >> (18 + 4 * n) & 3;

        if (!is_enabled(control, n))
            continue;
        if (type == TYPE_IO || (type == TYPE_EXECUTE && length != 0) || debug[n] & masks[length])
            return false;
    }
    return true;
}

uint64_t arch_debug_register(const struct task *task, unsigned n)
{
    if (n == STATUS)
        return task->arch.debug_status ^ DR6_FIXED;
    return task->arch.debug ? task->arch.debug[n] : 0;
}

int arch_set_debug_register(struct task *task, unsigned n, uint64_t value)
{
    uint64_t old;

    if (n == 4 || n == 5)
        return -EIO;
    if (n == STATUS) {
        task->arch.debug_status = value ^ DR6_FIXED;
        return 0;
    }
    if (n < 4 && value >= USER_END)
        return -EINVAL;
    if (!task->arch.debug && value == 0)
        return 0;
    if (!task->arch.debug)
        task->arch.debug = kzalloc(8 * sizeof(uint64_t));
    if (!task->arch.debug)
        return -ENOMEM;
    old = task->arch.debug[n];
    task->arch.debug[n] = value;
    if (!is_valid(task->arch.debug, task->arch.debug[CONTROL])) {
        task->arch.debug[n] = old;
        return -EINVAL;
    }
    task->arch.fpu_cpu = NULL; /* load them before user mode */
    return 0;
}

void debug_clear(struct task *task)
{
    if (task == current)
        debug_switch_out(task);
    kfree(task->arch.debug);
    task->arch.debug = NULL;
    task->arch.debug_status = 0;
}

void debug_switch_in(const struct task *task)
{
    const uint64_t *debug = task->arch.debug;

    __asm__ volatile("mov %0, %%dr0" : : "r"(debug[0]));
    __asm__ volatile("mov %0, %%dr1" : : "r"(debug[1]));
    __asm__ volatile("mov %0, %%dr2" : : "r"(debug[2]));
    __asm__ volatile("mov %0, %%dr3" : : "r"(debug[3]));
    __asm__ volatile("mov %0, %%dr7" : : "r"((debug[CONTROL] & DR7_ALLOWED) | DR7_FIXED));
}

void debug_switch_out(struct task *task)
{
    __asm__ volatile("mov %0, %%dr7" : : "r"(DR7_FIXED));
    task->arch.fpu_cpu = NULL;
}

uint64_t debug_take_status(struct arch_regs *regs)
{
    const uint64_t *debug = current->arch.debug;
    uint64_t status;

    __asm__ volatile("mov %%dr6, %0" : "=r"(status));
    __asm__ volatile("mov %0, %%dr6" : : "r"(DR6_FIXED));
    status &= DR6_STEP | DR6_TRAPS;
    for (unsigned n = 0; n < 4; n++) {
        if (!debug || !is_enabled(debug[CONTROL], n))
            status &= ~(1ul << n); /* the CPU sets it for disabled ones, too */
        else if (type_of(debug[CONTROL], n) == TYPE_EXECUTE && (status >> n & 1))
            regs->rflags |= RFLAGS_RF; /* the instruction itself comes next, without a trap */
    }
    current->arch.debug_status = status;
    return status;
}
