/*
 * makecontext.c — a context that calls a function. Its first six arguments go into registers, the
 * others onto the new stack, above the return address (psABI 3.2.3).
 */
#include <stdarg.h>
#include <stdint.h>
#include <ucontext.h>

void __context_start(void);

void makecontext(ucontext_t *uc, void (*fn)(void), int argc, ...)
{
    static const int registers[6] = { REG_RDI, REG_RSI, REG_RDX, REG_RCX, REG_R8, REG_R9 };
    uintptr_t top = (uintptr_t)uc->uc_stack.ss_sp + uc->uc_stack.ss_size;
    long on_stack = argc > 6 ? argc - 6 : 0;
    uintptr_t *sp = (uintptr_t *)((top - (uintptr_t)on_stack * 8) & ~15ul) - 1;
    greg_t *regs = uc->uc_mcontext.gregs;
    va_list args;

    *sp = (uintptr_t)__context_start;
    va_start(args, argc);
    for (int i = 0; i < argc; i++) {
        if (i < 6)
            regs[registers[i]] = va_arg(args, long);
        else
            sp[i - 5] = (uintptr_t)va_arg(args, long);
    }
    va_end(args);
    regs[REG_RBX] = (greg_t)uc->uc_link;
    regs[REG_RBP] = 0;
    regs[REG_RSP] = (greg_t)sp;
    regs[REG_RIP] = (greg_t)fn;
}
