/*
 * pthread_getattr_np(3): where a thread's stack is: of a new thread as it was asked for, with its
 * guard below; of the first one by RLIMIT_STACK and /proc/self/maps.
 */
#include "support.h"

static size_t size, guard;
static char *lowest;
static volatile int on_it;

static int get(char **from, size_t *length)
{
    pthread_attr_t attributes;
    int result = pthread_getattr_np(pthread_self(), &attributes);

    pthread_attr_getstack(&attributes, (void **)from, length);
    pthread_attr_getguardsize(&attributes, &guard);
    pthread_attr_destroy(&attributes);
    return result;
}

static void *look(void *unused)
{
    char here;

    get(&lowest, &size);
    on_it = &here >= lowest && &here < lowest + size;
    return unused;
}

static void *touch_guard(void *unused)
{
    struct rlimit none = { 0, 0 };

    setrlimit(RLIMIT_CORE, &none);
    get(&lowest, &size);
    *lowest = 1;
    lowest[-(long)guard] = 1;
    return unused;
}

static void overflow(void)
{
    pthread_t thread;

    pthread_create(&thread, NULL, touch_guard, NULL);
    pthread_join(thread, NULL);
}

int main(void)
{
    struct rlimit limit;
    pthread_attr_t attributes;
    pthread_t thread;
    char *first, here;

    is_int(get(&first, &size), 0, "the first thread's stack");
    ok(&here >= first && &here < first + size, "is where its variables are");
    getrlimit(RLIMIT_STACK, &limit);
    ok(limit.rlim_cur == RLIM_INFINITY || (size <= limit.rlim_cur && size + 65536 > limit.rlim_cur),
       "and as large as RLIMIT_STACK says");
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, 262144);
    pthread_create(&thread, &attributes, look, NULL);
    pthread_join(thread, NULL);
    is_int(size, 262144, "another thread's is as large as was asked for");
    ok(on_it, "its variables are on it");
    is_int(guard, 4096, "a guard page is below");
    is_killed(run_child(overflow), SIGSEGV, "which cannot be written");
    return done_testing();
}
