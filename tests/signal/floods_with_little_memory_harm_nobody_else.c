/*
 * Processes of many users queue as many signals as they can, with hardly a limit, in a machine that
 * has too little memory for them: they are refused with EAGAIN. Nobody is killed for it, all that
 * they queued arrives, and others lose no signal: kill, SIGCHLD, a timer's, a fault with its
 * siginfo.
 */
// vm: --mem 16
#include "support.h"

#define USERS 10
#define MOST  40000 /* each; all together are more than the machine has memory for */

static int ready[2], gate[2];

static void flood(int number)
{
    struct rlimit limit = { MOST, MOST };
    int sent = 0, taken = 0, error;
    siginfo_t info;
    sigset_t set;

    sigfillset(&set);
    setrlimit(RLIMIT_SIGPENDING, &limit);
    if (become_user(40100 + number) < 0)
        _exit(1);
    block_all();
    while (queue_int(getpid(), SIGRTMIN, sent) == 0)
        sent++;
    error = errno;
    tell(ready[1]);
    await(gate[0]);
    while (take_pending(&set, &info) == SIGRTMIN && info.si_int == taken)
        taken++;
    _exit(error != EAGAIN ? 2 : sent > MOST ? 3 : taken != sent ? 4 : 0);
}

static volatile int fault_code;
static void *volatile fault_address;

static void on_fault(int signal, siginfo_t *info, void *context)
{
    (void)signal;
    fault_code = info->si_code;
    fault_address = info->si_addr;
    ((ucontext_t *)context)->uc_mcontext.gregs[REG_RIP] += 2;
}

static void others_still_get_theirs(void)
{
    struct itimerval soon = { { 0, 0 }, { 0, 1 } };
    pid_t child;

    kill(getpid(), SIGUSR1);
    is_int(caught_count, 1, "kill arrives");
    is_int(caught[0].si_pid, getpid(), "and tells its sender");
    set_action(SIGSEGV, on_fault, 0);
    __asm__ volatile("movb %%al, (%%rcx)" :: "c"(64L), "a"(0) : "memory");
    is_int(fault_code, SEGV_MAPERR, "a fault has its code");
    is_int((long)fault_address, 64, "and its address");
    child = fork();
    if (child == 0)
        _exit(4);
    is_exit(wait_for(child), 4, "a child runs and ends");
    is_int(caught_count, 2, "SIGCHLD arrives");
    is_int(caught[1].si_pid, child, "and tells who it was");
    setitimer(ITIMER_REAL, &soon, NULL);
    while (caught_count == 2)
        sched_yield();
    is_int(caught[2].si_signo, SIGALRM, "a timer's signal arrives");
    block_signal(SIGRTMIN);
    is_int(kill(getpid(), SIGRTMIN), 0, "kill sends a realtime signal");
    ok(is_pending(SIGRTMIN), "which is pending");
}

int main(void)
{
    pid_t children[USERS];
    int right = 0;

    need_root();
    make_pipe(ready);
    make_pipe(gate);
    catch_signal(SIGUSR1, SA_RESTART);
    catch_signal(SIGALRM, SA_RESTART);
    for (int i = 0; i < USERS; i++) {
        children[i] = fork();
        if (children[i] == 0)
            flood(i);
        if (children[i] < 0)
            bail_out("no child");
        await(ready[0]);
    }
    catch_signal(SIGCHLD, SA_RESTART);
    others_still_get_theirs();
    default_signal(SIGCHLD);
    is_int(kill(children[0], SIGKILL), 0, "who floods can be killed");
    is_killed(wait_for(children[0]), SIGKILL, "and ends");
    for (int i = 1; i < USERS; i++)
        tell(gate[1]);
    for (int i = 1; i < USERS; i++)
        right += wait_for(children[i]) == 0;
    is_int(right, USERS - 1, "the other floods got EAGAIN, and all that they had queued");
    is_int(queue_int(getpid(), SIGRTMIN, 1), 0, "then there is room again");
    return done_testing();
}
