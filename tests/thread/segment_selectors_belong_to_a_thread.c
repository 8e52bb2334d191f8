/*
 * The segment selectors are registers of a thread like the others: they survive a signal and a
 * switch to another thread; fork copies them. arch_prctl(2): setting a base clears the selector.
 */
#include "support.h"
#include <asm/prctl.h>
#include <pthread.h>

#define USER_DATA 0x2b

struct selectors {
    unsigned short ds, es, gs;
};

static int to_thread[2], to_main[2];
static struct selectors in_thread;

static struct selectors now(void)
{
    struct selectors seen;

    __asm__ volatile("mov %%ds, %0\n mov %%es, %1\n mov %%gs, %2"
                     : "=r"(seen.ds), "=r"(seen.es), "=r"(seen.gs));
    return seen;
}

static void load(unsigned ds, unsigned es, unsigned gs)
{
    __asm__ volatile("mov %0, %%ds\n mov %1, %%es\n mov %2, %%gs" :: "r"(ds), "r"(es), "r"(gs));
}

static int are(struct selectors seen, unsigned ds, unsigned es, unsigned gs)
{
    return seen.ds == ds && seen.es == es && seen.gs == gs;
}

static void *other_thread(void *argument)
{
    (void)argument;
    await(to_thread[0]);
    load(0, USER_DATA, 0);
    tell(to_main[1]);
    await(to_thread[0]);
    in_thread = now();
    return NULL;
}

static void on_signal(int signal)
{
    (void)signal;
    load(0, 0, 0);
}

int main(void)
{
    pthread_t thread;
    pid_t child;

    make_pipe(to_thread);
    make_pipe(to_main);
    ok(are(now(), 0, 0, 0), "a program starts with empty selectors");
    pthread_create(&thread, NULL, other_thread, NULL);
    load(USER_DATA, 0, USER_DATA);
    tell(to_thread[1]);
    await(to_main[0]);
    ok(are(now(), USER_DATA, 0, USER_DATA), "what another thread loads does not show here");
    tell(to_thread[1]);
    pthread_join(thread, NULL);
    ok(are(in_thread, 0, USER_DATA, 0), "nor does it lose what it loaded");
    child = fork();
    if (child == 0)
        _exit(are(now(), USER_DATA, 0, USER_DATA) ? 0 : 1);
    is_int(wait_for(child), 0, "fork copies them");
    set_simple_action(SIGUSR1, on_signal);
    raise(SIGUSR1);
    ok(are(now(), 0, 0, 0), "a frame does not have them: what a handler loads stays");
    load(0, 0, USER_DATA);
    syscall(SYS_arch_prctl, ARCH_SET_GS, 0x1000);
    is_int(now().gs, 0, "ARCH_SET_GS clears the selector");
    return done_testing();
}
