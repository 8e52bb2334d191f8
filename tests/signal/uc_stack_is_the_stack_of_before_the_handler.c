/*
 * sigaction(2), sigaltstack(2): uc_stack in a frame is what sigaltstack() set, its flags included;
 * they do not tell whether the stack is in use. At the return it is set again as sigaltstack()
 * would, by the handler's stack pointer; an error is no matter.
 */
#include "support.h"

#define AUTODISARM (1U << 31)

static char first[65536], second[65536];
static stack_t seen;
static stack_t *volatile wanted;

static void on_signal(int signal, siginfo_t *info, void *context)
{
    ucontext_t *uc = context;

    (void)signal;
    (void)info;
    seen = uc->uc_stack;
    if (wanted)
        uc->uc_stack = *wanted;
}

static stack_t stack_of(char *memory, unsigned flags)
{
    return (stack_t){ .ss_sp = memory, .ss_size = sizeof first, .ss_flags = (int)flags };
}

/* sigaltstack's answer after a handler that starts with stack `set` and writes `write` (if any). */
static stack_t after(stack_t set, stack_t *write, int action_flags)
{
    stack_t now;

    set_action(SIGUSR1, on_signal, action_flags);
    sigaltstack(&set, NULL);
    wanted = write;
    raise(SIGUSR1);
    sigaltstack(NULL, &now);
    return now;
}

static int is_stack(stack_t stack, char *memory, unsigned flags)
{
    return stack.ss_sp == memory && (unsigned)stack.ss_flags == flags
           && stack.ss_size == (memory ? sizeof first : 0);
}

int main(void)
{
    stack_t other = stack_of(second, 0), small = { .ss_sp = second, .ss_size = 100 };
    stack_t strange = stack_of(second, 77), none = { .ss_flags = SS_DISABLE };

    after(stack_of(first, 0), NULL, SA_ONSTACK);
    ok(is_stack(seen, first, 0), "in a handler on the stack the flags are 0");
    after(stack_of(first, SS_ONSTACK), NULL, 0);
    ok(is_stack(seen, first, SS_ONSTACK), "SS_ONSTACK is there when it was given");
    after(stack_of(first, AUTODISARM), NULL, SA_ONSTACK);
    ok(is_stack(seen, first, AUTODISARM), "SS_AUTODISARM, too, though the stack is off by then");
    after(none, NULL, 0);
    ok(is_stack(seen, NULL, SS_DISABLE), "SS_DISABLE where there is none");
    ok(is_stack(after(stack_of(first, 0), &other, 0), second, 0), "off the stack a change counts");
    ok(is_stack(after(stack_of(first, 0), &none, 0), NULL, SS_DISABLE), "also to none");
    ok(is_stack(after(stack_of(first, 0), &other, SA_ONSTACK), first, 0),
       "on it (EPERM) it is silently left out");
    ok(is_stack(after(stack_of(first, 0), &small, 0), first, 0), "as is a small one (ENOMEM)");
    ok(is_stack(after(stack_of(first, 0), &strange, 0), first, 0), "and bad flags (EINVAL)");
    ok(is_stack(after(stack_of(first, AUTODISARM), &other, SA_ONSTACK), second, 0),
       "with SS_AUTODISARM nobody is on it, and the change counts");
    return done_testing();
}
