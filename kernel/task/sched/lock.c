/* A ticket lock: CPUs get it in the order in which they came. */
#include "task/sched/lock.h"

#include "arch/arch.h"
#include "debug/debug.h"

static uint32_t next_ticket, now_serving;
static struct cpu *holder;

void kernel_lock(void)
{
    uint32_t ticket = __atomic_fetch_add(&next_ticket, 1, __ATOMIC_RELAXED);

    while (unlikely(__atomic_load_n(&now_serving, __ATOMIC_ACQUIRE) != ticket))
        __builtin_ia32_pause();
    holder = this_cpu();
}

void kernel_unlock(void)
{
    assert(kernel_lock_held());
    holder = NULL;
    __atomic_store_n(&now_serving, now_serving + 1, __ATOMIC_RELEASE);
}

bool kernel_lock_held(void)
{
    return holder == this_cpu();
}
