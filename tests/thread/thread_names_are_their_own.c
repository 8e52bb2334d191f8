/*
 * pthread_setname_np(3): each thread has its own name, in /proc/self/task/TID/comm; at most 15
 * characters.
 */
#include "support.h"

static char name_in_proc[32];

static void *name_itself(void *unused)
{
    char path[64];

    pthread_setname_np(pthread_self(), "worker");
    snprintf(path, sizeof path, "/proc/self/task/%d/comm", thread_id());
    read_whole_file(path, name_in_proc, sizeof name_in_proc);
    return unused;
}

int main(void)
{
    char name[32] = "";
    pthread_t thread;

    pthread_setname_np(pthread_self(), "main one");
    pthread_create(&thread, NULL, name_itself, NULL);
    pthread_join(thread, NULL);
    is_str(name_in_proc, "worker\n", "the thread's name is in /proc");
    pthread_getname_np(pthread_self(), name, sizeof name);
    is_str(name, "main one", "the main thread's is another");
    is_int(pthread_setname_np(pthread_self(), "sixteen letters."), ERANGE,
           "a longer one is ERANGE");
    return done_testing();
}
