/*
 * C++11 [basic.stc.thread]: the destructors of thread_local objects run when their thread ends, the
 * last first, before those of thread-specific data; compilers register them by
 * __cxa_thread_atexit_impl. Those of the thread that calls exit() run before atexit's.
 */
#include "support.h"

int __cxa_thread_atexit_impl(void (*destroy)(void *), void *object, void *library);
extern char __dso_handle[] __attribute__((weak));

static volatile int order[8], steps;
static pthread_key_t key;
static int gate[2];

static void note(void *number)
{
    order[steps++] = (int)(intptr_t)number;
}

static void *use_thread_locals(void *unused)
{
    pthread_setspecific(key, (void *)3);
    __cxa_thread_atexit_impl(note, (void *)2, __dso_handle);
    __cxa_thread_atexit_impl(note, (void *)1, __dso_handle);
    return unused;
}

static void to_pipe(void *letter)
{
    if (write(gate[1], letter, 1) < 0)
        _exit(9);
}

static void last(void)
{
    to_pipe("z");
}

static void exit_with_thread_locals(void)
{
    atexit(last);
    __cxa_thread_atexit_impl(to_pipe, "a", __dso_handle);
    exit(5);
}

int main(void)
{
    pthread_t thread;
    char text[3] = "";

    pthread_key_create(&key, note);
    pthread_create(&thread, NULL, use_thread_locals, NULL);
    pthread_join(thread, NULL);
    is_int(steps, 3, "two thread_local objects and one key are destroyed with their thread");
    ok(order[0] == 1 && order[1] == 2 && order[2] == 3, "the last object first, the key at last");
    make_pipe(gate);
    is_exit(run_child(exit_with_thread_locals), 5, "a thread calls exit");
    read(gate[0], text, 2);
    is_str(text, "az", "its objects are destroyed before atexit's functions run");
    return done_testing();
}
