/*
 * Provoking faults: provoke(body) runs `body` with a handler for every fault signal, records what
 * the handler saw in `fault` and comes back, even though the faulting instruction cannot go on.
 */
#ifndef FAULT_H
#define FAULT_H

#include "support.h"

struct fault {
    int signal;             /* 0: no fault happened */
    int code;
    uintptr_t address;      /* si_addr */
    uintptr_t ip, sp;       /* of the interrupted context */
    unsigned long trap, error, cr2, flags;
};

static volatile struct fault fault;
static sigjmp_buf fault_exit;

static inline void record_fault(int signal, siginfo_t *info, void *context)
{
    greg_t *regs = ((ucontext_t *)context)->uc_mcontext.gregs;

    fault.signal = signal;
    fault.code = info->si_code;
    fault.address = (uintptr_t)info->si_addr;
    fault.ip = regs[REG_RIP];
    fault.sp = regs[REG_RSP];
    fault.trap = regs[REG_TRAPNO];
    fault.error = regs[REG_ERR];
    fault.cr2 = regs[REG_CR2];
    fault.flags = regs[REG_EFL];
    siglongjmp(fault_exit, 1);
}

/* Run `body`; the signal of the fault it made, or 0. */
static inline int provoke(void (*body)(void))
{
    static const int signals[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP };

    for (unsigned i = 0; i < sizeof signals / sizeof signals[0]; i++)
        set_action(signals[i], record_fault, 0);
    memset((void *)&fault, 0, sizeof fault);
    if (sigsetjmp(fault_exit, 1) == 0)
        body();
    return fault.signal;
}

/* Page-fault error code bits (SDM, vol. 3, 4.7). */
#define PF_PRESENT 1
#define PF_WRITE 2
#define PF_USER 4
#define PF_FETCH 16

static inline void *map_page(int protection)
{
    void *page = mmap(NULL, 4096, protection, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (page == MAP_FAILED)
        bail_out("mmap failed");
    return page;
}

#endif
