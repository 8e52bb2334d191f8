/*
 * A frame whose cs or ss is no user selector faults as IRETQ does (SDM, vol. 2): a handler on the
 * alternate stack sees general protection (13) with the selector, less its RPL, as the error code.
 * Without UC_STRICT_RESTORE_SS in uc_flags ss is made good instead.
 */
#include "support.h"

#define USER_CS 0x33
#define USER_SS 0x2b

static sigjmp_buf environment;
static volatile unsigned cs, ss;
static volatile unsigned long flags_off;
static volatile int code, trap, error;

static void damage(int signal, siginfo_t *info, void *context)
{
    ucontext_t *uc = context;

    (void)signal;
    (void)info;
    uc->uc_mcontext.gregs[REG_CSGSFS] = (greg_t)(cs | (unsigned long)ss << 48);
    uc->uc_flags &= ~flags_off;
}

static void on_fault(int signal, siginfo_t *info, void *context)
{
    greg_t *regs = ((ucontext_t *)context)->uc_mcontext.gregs;

    (void)signal;
    code = info->si_code;
    trap = (int)regs[REG_TRAPNO];
    error = (int)regs[REG_ERR];
    siglongjmp(environment, 1);
}

/* The error code of the fault that these selectors make, or -1 if they make none. */
static int try_selectors(unsigned new_cs, unsigned new_ss)
{
    cs = new_cs;
    ss = new_ss;
    if (sigsetjmp(environment, 1) != 0)
        return error;
    kill(getpid(), SIGUSR1);
    return -1;
}

int main(void)
{
    static char alternate[65536];
    stack_t stack = { .ss_sp = alternate, .ss_size = sizeof alternate };

    sigaltstack(&stack, NULL);
    set_action(SIGUSR1, damage, 0);
    set_action(SIGSEGV, on_fault, SA_ONSTACK);
    is_int(try_selectors(USER_CS, USER_SS), -1, "the user's selectors are good");
    is_int(try_selectors(USER_CS & ~3, USER_SS & ~3), -1, "with any RPL: it is made 3");
    is_int(try_selectors(0, USER_SS), 0, "an empty cs faults with error code 0");
    is_int(code, SI_KERNEL, "si_code is SI_KERNEL");
    is_int(trap, 13, "trapno is general protection");
    is_int(try_selectors(0x10, USER_SS), 0x10, "the kernel's code segment: its selector");
    is_int(try_selectors(USER_SS, USER_SS), USER_SS & ~3, "a data segment in cs");
    is_int(try_selectors(0x37, USER_SS), 0x34, "an empty local table's selector in cs");
    is_int(try_selectors(0xfffb, USER_SS), 0xfff8, "one behind the end of the table");
    is_int(try_selectors(USER_CS, 0), 0, "an empty ss");
    is_int(try_selectors(USER_CS, 0x18), 0x18, "the kernel's data segment in ss");
    is_int(try_selectors(USER_CS, USER_CS), USER_CS & ~3, "a code segment in ss");
    is_int(try_selectors(USER_CS, 0x37), 0, "the local table's in ss: no code, as Linux has it");
    flags_off = 4;
    is_int(try_selectors(USER_CS, 0x18), -1, "without UC_STRICT_RESTORE_SS any ss is made good");
    is_int(try_selectors(0x10, USER_SS), 0x10, "but not cs");
    return done_testing();
}
