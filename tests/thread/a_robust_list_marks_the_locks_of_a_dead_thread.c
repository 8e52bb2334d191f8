/*
 * set_robust_list(2), futex(2): when a thread ends, each lock on its list that holds its tid gets
 * FUTEX_OWNER_DIED in the place of the tid, and one waiter is woken if FUTEX_WAITERS was set. Also
 * when it is killed, and when it calls execve.
 */
#include "robust_list.h"

static struct lock locks[3];
static struct lock *shared;

static void hold_three(void)
{
    uint32_t tid = thread_id();

    robust_add(&locks[0], tid);
    robust_add(&locks[1], tid | FUTEX_WAITERS);
    robust_add(&locks[2], tid + 1);
}

static void hold_with_waiter(void)
{
    __atomic_store_n(&locks[0].word, FUTEX_WAITERS | thread_id(), __ATOMIC_SEQ_CST);
    locks[0].entry.next = &head.list;
    head.list.next = &locks[0].entry;
    syscall(SYS_futex, &locks[1].word, FUTEX_WAKE, 1, NULL, NULL, 0);
    while (!locks[2].word)
        sched_yield();
}

static void hold_shared(void)
{
    robust_init();
    robust_add(shared, getpid());
    robust_register(&head);
}

static void be_killed(void)
{
    hold_shared();
    raise(SIGKILL);
}

static void be_replaced(void)
{
    hold_shared();
    execl("/proc/self/exe", "test", "exit", NULL);
    _exit(1);
}

static void *hold_main(void *unused)
{
    robust_init();
    hold_with_waiter();
    robust_register(&head);
    return unused;
}

static void wake_a_waiter(void)
{
    struct waiter waiter;
    pthread_t holder;

    memset(locks, 0, sizeof locks);
    pthread_create(&holder, NULL, hold_main, NULL);
    while (!__atomic_load_n(&locks[0].word, __ATOMIC_SEQ_CST))
        sched_yield();
    waiter_start(&waiter, &locks[0].word);
    locks[2].word = 1;
    pthread_join(holder, NULL);
    is_int(waiter_end(&waiter), 0, "a waiter is woken by the end of the thread that held the lock");
}

int main(int argc, char **argv)
{
    (void)argv;
    if (argc > 1)
        return 0;
    end_with_list(hold_three);
    is_int(locks[0].word, FUTEX_OWNER_DIED, "a lock that is held is marked");
    is_int(locks[1].word, FUTEX_WAITERS | FUTEX_OWNER_DIED, "FUTEX_WAITERS stays");
    ok(!(locks[2].word & FUTEX_OWNER_DIED), "a lock of another thread is left alone");
    wake_a_waiter();
    shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    run_child(be_killed);
    is_int(shared->word, FUTEX_OWNER_DIED, "a process killed with SIGKILL");
    is_exit(run_child(be_replaced), 0, "a process calls execve");
    is_int(shared->word, FUTEX_OWNER_DIED, "its lock is marked");
    return done_testing();
}
