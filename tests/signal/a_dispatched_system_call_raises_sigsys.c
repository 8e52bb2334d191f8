/*
 * PR_SET_SYSCALL_USER_DISPATCH: while the selector byte blocks, a system call does not run but
 * raises SIGSYS with SYS_USER_DISPATCH, the call's number and the address behind it; rax still
 * holds the number, and the handler may emulate the call (prctl(2), sigaction(2)).
 */
#include "support.h"

#include <sys/prctl.h>

#ifndef PR_SET_SYSCALL_USER_DISPATCH
#define PR_SET_SYSCALL_USER_DISPATCH 59
#endif
#ifndef SYS_USER_DISPATCH
#define SYS_USER_DISPATCH 2
#endif
#define OFF 0
#define ON 1
#define ALLOW 0
#define BLOCK 1

static volatile char selector;
static volatile int handled, code, number, rax, address_is_rip;
static volatile unsigned arch;

static void on_sigsys(int signal, siginfo_t *info, void *context)
{
    ucontext_t *user = context;

    (void)signal;
    selector = ALLOW; /* sigreturn is a system call, too */
    handled++;
    code = info->si_code;
    number = info->si_syscall;
    arch = info->si_arch;
    rax = (int)user->uc_mcontext.gregs[REG_RAX];
    address_is_rip = info->si_call_addr == (void *)user->uc_mcontext.gregs[REG_RIP];
    user->uc_mcontext.gregs[REG_RAX] = 4711;
}

static long call_blocked(long nr)
{
    long result;

    selector = BLOCK;
    __asm__ volatile("syscall" : "=a"(result) : "a"(nr) : "rcx", "r11", "memory");
    return result;
}

static void be_killed(void)
{
    signal(SIGSYS, SIG_DFL);
    call_blocked(SYS_getpid);
}

static void selector_unmapped(void)
{
    prctl(PR_SET_SYSCALL_USER_DISPATCH, ON, 0, 0, 8);
    getppid();
}

static void selector_unknown(void)
{
    prctl(PR_SET_SYSCALL_USER_DISPATCH, ON, 0, 0, &selector);
    selector = 2;
    getppid();
}

static void on_segv(int signal)
{
    (void)signal;
    _exit(1);
}

int main(void)
{
    struct sigaction action = {.sa_sigaction = on_sigsys, .sa_flags = SA_SIGINFO};

    sigaction(SIGSYS, &action, NULL);
    is_int(prctl(PR_SET_SYSCALL_USER_DISPATCH, OFF, 1, 0, 0), -1, "off takes no range");
    is_int(errno, EINVAL, "that is EINVAL");
    is_int(prctl(PR_SET_SYSCALL_USER_DISPATCH, ON, 0, 0, &selector), 0, "it can be switched on");
    is_int(call_blocked(SYS_getppid), 4711, "the handler gave the result");
    is_int(handled, 1, "the handler ran once");
    is_int(code, SYS_USER_DISPATCH, "si_code is SYS_USER_DISPATCH");
    is_int(number, SYS_getppid, "si_syscall is the number");
    is_int(arch, 0xc000003e, "si_arch is x86-64");
    is_int(rax, SYS_getppid, "rax was the number");
    ok(address_is_rip, "si_call_addr is behind the instruction");
    is_int(getpid() > 0, 1, "while the selector allows, calls run");
    is_int(run_child(selector_unmapped) & 0x7f, SIGSEGV, "a bad selector is SIGSEGV");
    set_simple_action(SIGSEGV, on_segv);
    is_int(run_child(selector_unmapped) & 0x7f, SIGSEGV, "which no handler sees");
    is_int(run_child(selector_unknown) & 0x7f, SIGSYS,
           "a selector that is neither ends the process by SIGSYS, handler or not");
    is_int(prctl(PR_SET_SYSCALL_USER_DISPATCH, ON, 0, 0, &selector), 0, "it is on still");
    pid_t child = fork();
    if (child == 0) {
        selector = BLOCK;
        getppid();
        selector = ALLOW;
        _exit(handled == 1 ? 0 : 1);
    }
    is_int(wait_for(child), 0, "fork does not hand it on");
    child = fork();
    if (child == 0) {
        prctl(PR_SET_SYSCALL_USER_DISPATCH, ON, 0, 0, &selector);
        be_killed();
        _exit(0);
    }
    is_int(wait_for(child) & 0x7f, SIGSYS, "without a handler it kills");
    is_int(prctl(PR_SET_SYSCALL_USER_DISPATCH, OFF, 0, 0, 0), 0, "it can be switched off");
    is_int(call_blocked(SYS_getpid) == getpid(), 1, "then calls run");
    return done_testing();
}
