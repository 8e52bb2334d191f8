/* A handler that saves its context and resumes another is preemptive multitasking in user space. */
#include "support.h"

#define TASKS 3

static ucontext_t contexts[TASKS], home;
static char stacks[TASKS][65536];
static volatile int running, switches, work[TASKS];

static void next_task(int signal)
{
    int from = running;

    (void)signal;
    if (++switches == 60)
        setcontext(&home);
    running = (running + 1) % TASKS;
    swapcontext(&contexts[from], &contexts[running]);
}

static void task(int number)
{
    for (;;) {
        work[number]++;
        raise(SIGUSR1);
    }
}

int main(void)
{
    volatile int entered = 0;

    set_simple_action(SIGUSR1, next_task);
    for (int i = 0; i < TASKS; i++) {
        getcontext(&contexts[i]);
        contexts[i].uc_stack.ss_sp = stacks[i];
        contexts[i].uc_stack.ss_size = sizeof stacks[i];
        contexts[i].uc_link = &home;
        makecontext(&contexts[i], (void (*)(void))task, 1, i);
    }
    getcontext(&home);
    if (!entered++)
        setcontext(&contexts[0]);
    is_int(switches, 60, "sixty switches were made inside handlers");
    for (int i = 0; i < TASKS; i++)
        is_int(work[i], 20, "task %d ran a third of the time", i);
    return done_testing();
}
