/* proc(5): /proc/PID/task has a folder for each thread; status counts them. */
#include "support.h"

static pthread_barrier_t barrier;
static pid_t tids[3];

static void *wait_there(void *argument)
{
    tids[(intptr_t)argument] = thread_id();
    pthread_barrier_wait(&barrier);
    pthread_barrier_wait(&barrier);
    return NULL;
}

static int count_tasks(void)
{
    struct dirent *entry;
    DIR *dir = opendir("/proc/self/task");
    int count = 0;

    while (dir && (entry = readdir(dir)))
        count += entry->d_name[0] != '.';
    if (dir)
        closedir(dir);
    return count;
}

int main(void)
{
    pthread_t threads[3];
    char path[64];
    int found = 0;

    pthread_barrier_init(&barrier, NULL, 4);
    is_int(count_tasks(), 1, "at first there is one");
    for (intptr_t i = 0; i < 3; i++)
        pthread_create(&threads[i], NULL, wait_there, (void *)i);
    pthread_barrier_wait(&barrier);
    is_int(count_tasks(), 4, "with three more there are four");
    is_str(status_field(getpid(), "Threads"), "4", "status says so");
    for (int i = 0; i < 3; i++) {
        snprintf(path, sizeof path, "/proc/self/task/%d/stat", tids[i]);
        found += access(path, R_OK) == 0;
    }
    is_int(found, 3, "each has its own stat");
    pthread_barrier_wait(&barrier);
    for (int i = 0; i < 3; i++)
        pthread_join(threads[i], NULL);
    while (count_tasks() != 1)
        sched_yield();
    is_int(count_tasks(), 1, "in the end there is one again");
    return done_testing();
}
