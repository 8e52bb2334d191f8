/*
 * sigaltstack(2): the alternate stack is per thread: a thread handles the overflow of its own
 * stack on its own alternate stack.
 */
#include "support.h"

static volatile int endless = 1;
static __thread sigjmp_buf environment;
static volatile int overflows;

static int recurse(volatile char *previous)
{
    volatile char here[2000];

    here[0] = previous ? previous[0] + 1 : 0;
    return endless ? recurse(here) + here[0] : 0;
}

static void on_overflow(int signal)
{
    (void)signal;
    __atomic_add_fetch(&overflows, 1, __ATOMIC_SEQ_CST);
    siglongjmp(environment, 1);
}

static void *overflow(void *argument)
{
    stack_t ss = { .ss_sp = argument, .ss_size = 65536 };

    sigaltstack(&ss, NULL);
    if (sigsetjmp(environment, 1) == 0)
        recurse(NULL);
    if (sigsetjmp(environment, 1) == 0)
        recurse(NULL);
    return argument;
}

int main(void)
{
    static char alternate[3][65536];
    struct sigaction action;
    pthread_attr_t attributes;
    pthread_t threads[3];

    memset(&action, 0, sizeof action);
    action.sa_handler = on_overflow;
    action.sa_flags = SA_ONSTACK;
    sigaction(SIGSEGV, &action, NULL);
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, 131072);
    for (int i = 0; i < 3; i++)
        pthread_create(&threads[i], &attributes, overflow, alternate[i]);
    for (int i = 0; i < 3; i++)
        pthread_join(threads[i], NULL);
    is_int(overflows, 6, "three threads survived two overflows each");
    return done_testing();
}
