/*
 * Watching registers across a signal: registers_run(in, out) loads every general register and the
 * flags from `in`, jumps through registers_next, and stores them all to `out` when it gets to
 * registers_done. registers_next is registers_spin (spin until a handler calls registers_release())
 * or registers_syscall (make the system call of the loaded registers and go on).
 */
#ifndef REGISTERS_H
#define REGISTERS_H

#include "support.h"

struct registers {
    unsigned long rax, rbx, rcx, rdx, rsi, rdi, rbp, r8, r9, r10, r11, r12, r13, r14, r15;
    unsigned long flags;
    unsigned long sp_before, sp_after;
};

void registers_run(const struct registers *in, struct registers *out);
extern char registers_spin[], registers_syscall[], registers_done[];
extern char *volatile registers_next;

__asm__(
    ".data\n.balign 8\n"
    ".globl registers_next\nregisters_next: .quad registers_spin\n"
    "registers_out: .quad 0\nregisters_rdi: .quad 0\n"
    ".text\n.globl registers_run, registers_spin, registers_syscall, registers_done\n"
    "registers_run:\n"
    " push %rbx\n push %rbp\n push %r12\n push %r13\n push %r14\n push %r15\n"
    " mov %rsi, registers_out(%rip)\n mov %rsp, 128(%rsi)\n"
    " push 120(%rdi)\n popf\n"
    " mov 0(%rdi), %rax\n mov 8(%rdi), %rbx\n mov 16(%rdi), %rcx\n mov 24(%rdi), %rdx\n"
    " mov 32(%rdi), %rsi\n mov 48(%rdi), %rbp\n mov 56(%rdi), %r8\n mov 64(%rdi), %r9\n"
    " mov 72(%rdi), %r10\n mov 80(%rdi), %r11\n mov 88(%rdi), %r12\n mov 96(%rdi), %r13\n"
    " mov 104(%rdi), %r14\n mov 112(%rdi), %r15\n mov 40(%rdi), %rdi\n"
    "registers_spin: jmp *registers_next(%rip)\n"
    "registers_syscall: syscall\n"
    "registers_done:\n"
    " mov %rdi, registers_rdi(%rip)\n mov registers_out(%rip), %rdi\n"
    " mov %rax, 0(%rdi)\n mov %rbx, 8(%rdi)\n mov %rcx, 16(%rdi)\n mov %rdx, 24(%rdi)\n"
    " mov %rsi, 32(%rdi)\n mov %rbp, 48(%rdi)\n mov %r8, 56(%rdi)\n mov %r9, 64(%rdi)\n"
    " mov %r10, 72(%rdi)\n mov %r11, 80(%rdi)\n mov %r12, 88(%rdi)\n mov %r13, 96(%rdi)\n"
    " mov %r14, 104(%rdi)\n mov %r15, 112(%rdi)\n"
    " mov registers_rdi(%rip), %rax\n mov %rax, 40(%rdi)\n mov %rsp, 136(%rdi)\n"
    " pushf\n pop 120(%rdi)\n push $0x202\n popf\n"
    " pop %r15\n pop %r14\n pop %r13\n pop %r12\n pop %rbp\n pop %rbx\n ret\n");

/* End the spinning of registers_run(). */
static inline void registers_release(void)
{
    registers_next = registers_done;
}

/* Different values for all, and flags with carry, parity, adjust, zero, sign and overflow set. */
static inline struct registers registers_pattern(unsigned long seed)
{
    struct registers r;
    unsigned long *value = &r.rax;

    memset(&r, 0, sizeof r);
    for (int i = 0; i < 15; i++)
        value[i] = (seed + i + 1) * 0x9e3779b97f4a7c15UL;
    r.flags = 0x8d5 | 0x202;
    return r;
}

/* Interrupt a spinning program soon. */
static inline void alarm_soon(void)
{
    struct itimerval soon = { { 0, 0 }, { 0, 500 } };

    setitimer(ITIMER_REAL, &soon, NULL);
}

/* Whether the interrupted program is in the loop of registers_run(), its registers loaded. */
static inline int registers_are_spinning(const ucontext_t *context)
{
    return context->uc_mcontext.gregs[REG_RIP] == (greg_t)(uintptr_t)registers_spin;
}

/* The registers of a sigcontext in the order of struct registers. */
static const int registers_index[15] = {
    REG_RAX, REG_RBX, REG_RCX, REG_RDX, REG_RSI, REG_RDI, REG_RBP, REG_R8,
    REG_R9,  REG_R10, REG_R11, REG_R12, REG_R13, REG_R14, REG_R15,
};

/* Trash every register that a C function may. */
static inline void registers_trash(void)
{
    __asm__ volatile("xor %%eax, %%eax\n xor %%ecx, %%ecx\n xor %%edx, %%edx\n xor %%esi, %%esi\n"
                     "xor %%edi, %%edi\n xor %%r8, %%r8\n xor %%r9, %%r9\n xor %%r10, %%r10\n"
                     "xor %%r11, %%r11" ::: "rax", "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10",
                     "r11", "cc");
}

#endif
