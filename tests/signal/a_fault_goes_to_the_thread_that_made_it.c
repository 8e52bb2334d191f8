/*
 * signal(7): "A signal may be thread-directed because it was generated as a consequence of
 * executing a specific machine-language instruction that triggered a hardware exception".
 */
#include "threads.h"

static volatile pid_t fault_thread;

static void on_fault(int signal, siginfo_t *info, void *context)
{
    (void)signal;
    (void)info;
    fault_thread = thread_id();
    ((ucontext_t *)context)->uc_mcontext.gregs[REG_RIP] += 2;
}

static void fault(struct worker *self)
{
    __asm__ volatile("ud2");
    self->result = fault_thread == self->tid;
    worker_pause(self);
}

int main(void)
{
    struct worker worker;

    set_action(SIGILL, on_fault, 0);
    worker_start(&worker, fault);
    worker_await(&worker);
    is_int(worker.result, 1, "an illegal instruction of a thread is handled in that thread");
    __asm__ volatile("ud2");
    ok(fault_thread == thread_id(), "one of the main thread in the main thread");
    worker_end(&worker);
    return done_testing();
}
