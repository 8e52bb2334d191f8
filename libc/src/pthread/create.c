/*
 * create.c — threads: their start, their end and who frees them.
 *
 * A thread's memory is one mapping: guard, stack, TLS, struct __pthread. It is freed by whoever
 * learns last that it is over: the joiner, or the thread itself if it is detached. The state
 * decides: JOINABLE becomes DETACHED (pthread_detach) or EXITED (its end) by compare and swap, and
 * who comes second frees. The kernel clears tid when the thread is really gone.
 *
 * All threads are in a ring, so that setuid can reach each. A thread leaves the ring, under its
 * lock, before it ends.
 */
#include "internal/fork.h"
#include "internal/lock.h"
#include "internal/setid.h"
#include "internal/syscall.h"
#include "internal/thread.h"
#include "signal/internal.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/mman.h>

#define DEFAULT_STACK (1ul << 20)
#define DEFAULT_GUARD 4096ul
#define PAGE          4096ul

#pragma weak __run_key_destructors

static int ring_lock;
static struct __pthread *ring; /* NULL until a second thread is made */

static void ring_insert(struct __pthread *thread)
{
    if (!ring) {
        ring = __self();
        ring->next = ring->prev = ring;
    }
    thread->next = ring;
    thread->prev = ring->prev;
    ring->prev->next = thread;
    ring->prev = thread;
}

static void ring_remove(struct __pthread *thread)
{
    if (!ring)
        return;
    if (ring == thread)
        ring = thread->next == thread ? NULL : thread->next;
    thread->next->prev = thread->prev;
    thread->prev->next = thread->next;
}

void __threads_forget_others(void)
{
    ring = NULL;
    ring_lock = 0;
}

static int thread_main(void *arg)
{
    struct __pthread *self = arg;

    RAW(rt_sigprocmask, SIG_SETMASK, &self->start_mask, 0, KERNEL_SIGSET_SIZE);
    pthread_exit(self->start(self->arg));
}

struct layout {
    size_t guard;
    size_t stack;
    size_t total;
    void *own_stack; /* the caller's, or NULL */
};

static struct layout plan(const pthread_attr_t *attr)
{
    struct layout l = { DEFAULT_GUARD, DEFAULT_STACK, 0, NULL };

    if (attr) {
        l.stack = attr->__stack_size;
        l.guard = attr->__guard_size;
        l.own_stack = attr->__stack;
    }
    l.guard = (l.guard + PAGE - 1) & ~(PAGE - 1);
    l.stack = (l.stack + PAGE - 1) & ~(PAGE - 1);
    l.total = (__tls_size() + PAGE - 1) & ~(PAGE - 1);
    if (!l.own_stack)
        l.total += l.guard + l.stack;
    return l;
}

/* Map the thread's memory; *STACK is where its stack starts. */
static struct __pthread *allocate(const pthread_attr_t *attr, char **stack)
{
    struct layout l = plan(attr);
    struct __pthread *thread;
    char *map;

    map = mmap(NULL, l.total, PROT_READ | PROT_WRITE,
               MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK | MAP_NORESERVE, -1, 0);
    if (map == MAP_FAILED)
        return NULL;
    if (l.own_stack) {
        *stack = (char *)l.own_stack + attr->__stack_size;
        thread = __tls_init(map);
    } else {
        if (l.guard && mprotect(map, l.guard, PROT_NONE) < 0) {
            munmap(map, l.total);
            return NULL;
        }
        *stack = map + l.guard + l.stack;
        thread = __tls_init(*stack);
    }
    thread->map = map;
    thread->map_size = l.total;
    return thread;
}

int pthread_create(pthread_t *restrict out, const pthread_attr_t *restrict attr,
                   void *(*start)(void *), void *restrict arg)
{
    const int flags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD |
                      CLONE_SYSVSEM | CLONE_SETTLS | CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID;
    k_sigset_t block = ~INTERNAL_SIGNALS;
    struct __pthread *thread;
    int saved = errno;
    char *stack;
    int tid;

    thread = allocate(attr, &stack);
    errno = saved;
    if (!thread)
        return EAGAIN;
    thread->start = start;
    thread->arg = arg;
    thread->canary = __self()->canary;
    thread->state = attr && attr->__detached ? THREAD_DETACHED : THREAD_JOINABLE;

    /* The new thread starts with signals blocked and takes on the creator's mask itself. */
    RAW(rt_sigprocmask, SIG_BLOCK, &block, &thread->start_mask, KERNEL_SIGSET_SIZE);
    __lock(&ring_lock);
    __atomic_add_fetch(&__thread_count, 1, __ATOMIC_SEQ_CST);
    *out = thread;
    tid = clone(thread_main, stack, flags, thread, &thread->tid, thread, &thread->tid);
    if (tid > 0)
        ring_insert(thread);
    else
        __atomic_sub_fetch(&__thread_count, 1, __ATOMIC_SEQ_CST);
    __unlock(&ring_lock);
    RAW(rt_sigprocmask, SIG_SETMASK, &thread->start_mask, 0, KERNEL_SIGSET_SIZE);
    if (tid < 0) {
        munmap(thread->map, thread->map_size);
        errno = saved;
        return EAGAIN;
    }
    return 0;
}

/* munmap(map, size), then exit(0): between them there is no stack. */
static void unmap_and_exit(void *map, size_t size) __attribute__((noreturn));
static void unmap_and_exit(void *map, size_t size)
{
    __asm__ volatile("syscall\n\t"
                     "xor %%edi, %%edi\n\t"
                     "mov %[exit], %%eax\n\t"
                     "syscall\n\t"
                     "ud2"
                     :
                     : "a"(SYS_munmap), "D"(map), "S"(size), [exit] "i"(SYS_exit)
                     : "rcx", "r11", "memory");
    __builtin_unreachable();
}

void pthread_exit(void *result)
{
    struct __pthread *self = __self();
    k_sigset_t all = ~0ull;
    k_sigset_t most = ~INTERNAL_SIGNALS;
    int joinable = THREAD_JOINABLE;

    while (self->cleanup)
        __pthread_cleanup_pop(self->cleanup, 1);
    if (__run_key_destructors)
        __run_key_destructors(self);
    self->result = result;

    /* POSIX: the end of the last thread is exit(0). */
    RAW(rt_sigprocmask, SIG_BLOCK, &most, 0, KERNEL_SIGSET_SIZE);
    if (__atomic_sub_fetch(&__thread_count, 1, __ATOMIC_SEQ_CST) == 0)
        exit(0);
    __lock(&ring_lock);
    RAW(rt_sigprocmask, SIG_BLOCK, &all, 0, KERNEL_SIGSET_SIZE);
    ring_remove(self);
    __unlock(&ring_lock);

    if (!__atomic_compare_exchange_n(&self->state, &joinable, THREAD_EXITED, 0, __ATOMIC_SEQ_CST,
                                     __ATOMIC_SEQ_CST) &&
        self->map) {
        RAW(set_tid_address, 0);
        unmap_and_exit(self->map, self->map_size);
    }
    for (;;)
        RAW(exit, 0);
}

static void release(pthread_t thread)
{
    int tid;

    while ((tid = __atomic_load_n(&thread->tid, __ATOMIC_ACQUIRE)) != 0)
        __futex_wait(&thread->tid, tid, CLOCK_MONOTONIC, NULL);
    if (thread->map)
        munmap(thread->map, thread->map_size);
}

int pthread_join(pthread_t thread, void **result)
{
    int tid;

    if (thread == __self())
        return EDEADLK;
    if (__atomic_load_n(&thread->state, __ATOMIC_SEQ_CST) == THREAD_DETACHED)
        return EINVAL;
    while ((tid = __atomic_load_n(&thread->tid, __ATOMIC_ACQUIRE)) != 0)
        __futex_wait(&thread->tid, tid, CLOCK_MONOTONIC, NULL);
    if (result)
        *result = thread->result;
    release(thread);
    return 0;
}

int pthread_detach(pthread_t thread)
{
    int state = THREAD_JOINABLE;

    if (__atomic_compare_exchange_n(&thread->state, &state, THREAD_DETACHED, 0, __ATOMIC_SEQ_CST,
                                    __ATOMIC_SEQ_CST))
        return 0;
    if (state == THREAD_DETACHED)
        return EINVAL;
    release(thread);
    return 0;
}

/* ---- A call that every thread must make (setuid and its like) -------------------------------- */

static struct {
    long number;
    long args[3];
    int pending; /* threads that have not made it yet */
} order;

static void obey(int sig)
{
    (void)sig;
    __syscall3(order.number, order.args[0], order.args[1], order.args[2]);
    if (__atomic_sub_fetch(&order.pending, 1, __ATOMIC_SEQ_CST) == 0)
        __futex_wake(&order.pending, 1);
}

void __restore_rt(void);

long __setid_all_threads(long number, long a, long b, long c)
{
    struct k_sigaction act = { (uint64_t)obey, SA_RESTORER | SA_RESTART, (uint64_t)__restore_rt,
                               ~0ull };
    struct __pthread *self = __self();
    k_sigset_t block = ~INTERNAL_SIGNALS;
    k_sigset_t old;
    int left;
    long ret;

    RAW(rt_sigprocmask, SIG_BLOCK, &block, &old, KERNEL_SIGSET_SIZE);
    __lock(&ring_lock);
    ret = __syscall3(number, a, b, c);
    if (ret == 0 && ring) {
        order.number = number;
        order.args[0] = a;
        order.args[1] = b;
        order.args[2] = c;
        RAW(rt_sigaction, SIGSETID, &act, 0, KERNEL_SIGSET_SIZE);
        for (struct __pthread *t = self->next; t != self; t = t->next) {
            __atomic_add_fetch(&order.pending, 1, __ATOMIC_SEQ_CST);
            if (RAW(tgkill, RAW(getpid), t->tid, SIGSETID) < 0)
                __atomic_sub_fetch(&order.pending, 1, __ATOMIC_SEQ_CST);
        }
        while ((left = __atomic_load_n(&order.pending, __ATOMIC_SEQ_CST)) != 0)
            __futex_wait(&order.pending, left, CLOCK_MONOTONIC, NULL);
    }
    __unlock(&ring_lock);
    RAW(rt_sigprocmask, SIG_SETMASK, &old, 0, KERNEL_SIGSET_SIZE);
    return ret;
}
