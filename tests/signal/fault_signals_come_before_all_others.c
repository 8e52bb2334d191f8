/*
 * Linux takes SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE and SIGSYS of a queue before lower numbers;
 * and to deliver, a thread's own fault (a si_code of the kernel's) before such as were sent.
 */
#include "support.h"

static int order[3];

static void note_order(int signal)
{
    order[caught_count++] = signal;
}

/* Only the thread itself may send a siginfo that looks like a fault's. */
static void queue_to_thread(int signal, int code)
{
    siginfo_t info;

    memset(&info, 0, sizeof info);
    info.si_code = code;
    syscall(SYS_rt_tgsigqueueinfo, getpid(), thread_id(), signal, &info);
}

static void deliver_a_fault_and_others(void)
{
    struct sigaction action = { .sa_handler = note_order };

    block_all();
    sigfillset(&action.sa_mask);
    sigaction(SIGHUP, &action, NULL);
    sigaction(SIGILL, &action, NULL);
    sigaction(SIGSEGV, &action, NULL);
    queue_to_thread(SIGHUP, SI_USER);
    queue_to_thread(SIGILL, SI_USER);
    queue_to_thread(SIGSEGV, SEGV_MAPERR);
    unblock_all();
}

int main(void)
{
    sigset_t set = set_of_two(SIGHUP, SIGSEGV);

    sigaddset(&set, SIGSYS);
    sigaddset(&set, SIGINT);
    sigprocmask(SIG_BLOCK, &set, NULL);
    kill(getpid(), SIGHUP);
    kill(getpid(), SIGINT);
    kill(getpid(), SIGSYS);
    kill(getpid(), SIGSEGV);
    is_int(take_pending(&set, NULL), SIGSEGV, "SIGSEGV is first");
    is_int(take_pending(&set, NULL), SIGSYS, "then SIGSYS");
    is_int(take_pending(&set, NULL), SIGHUP, "then the rest by number: SIGHUP");
    is_int(take_pending(&set, NULL), SIGINT, "and SIGINT");
    deliver_a_fault_and_others();
    is_int(order[0], SIGSEGV, "a fault is delivered first");
    is_int(order[1], SIGILL, "then the fault signal that was sent");
    is_int(order[2], SIGHUP, "then the lower number");
    return done_testing();
}
