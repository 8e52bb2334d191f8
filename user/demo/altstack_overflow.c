/*
 * Surviving a stack overflow. A handler needs a stack, and when the stack is what overflowed
 * there is none left: without sigaltstack the SIGSEGV could not be delivered and would kill.
 * Watch: recursion without an end hits the stack's limit, the handler runs on a stack of its own
 * (compare the addresses), jumps out with siglongjmp, and the program goes on; then once more, as
 * the jump has left the other stack.
 */
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

static sigjmp_buf recover;
static char *fault_address, *handler_local;
static volatile int depth, deepest = 1 << 30;

static void on_fault(int number, siginfo_t *info, void *context)
{
    char local;

    (void)number;
    (void)context;
    fault_address = info->si_addr;
    handler_local = &local;
    siglongjmp(recover, 1);
}

static int recurse(int level)
{
    volatile char frame[1024];

    frame[0] = (char)level;
    depth = level;
    return level < deepest ? recurse(level + 1) + frame[0] : 0;
}

int main(void)
{
    struct sigaction action = { .sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_ONSTACK };
    stack_t stack = { .ss_size = 65536, .ss_sp = malloc(65536) };
    struct rlimit limit = { 1 << 20, 1 << 20 };
    char local;

    setrlimit(RLIMIT_STACK, &limit); /* a small stack overflows sooner */
    if (stack.ss_sp == NULL || sigaltstack(&stack, NULL) != 0)
        return 1;
    sigemptyset(&action.sa_mask);
    sigaction(SIGSEGV, &action, NULL);
    printf("main's stack is at %p, the other stack at %p\n", (void *)&local, stack.ss_sp);
    for (volatile int i = 1; i <= 2; i++) {
        if (sigsetjmp(recover, 1) == 0)
            return recurse(1);
        printf("%d. overflow: %d calls deep, fault at %p, handler ran at %p\n", i, depth,
               (void *)fault_address, (void *)handler_local);
    }
    printf("still alive\n");
    return 0;
}
