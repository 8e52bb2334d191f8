/* setuid(2), NOTES: the ids of a process are kept a thread, and the library changes them in all. */
#include <tap.h>

#include <pthread.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#define THREADS 3

static pthread_barrier_t before, after;
static int wrong;

static void *check(void *arg)
{
    (void)arg;
    pthread_barrier_wait(&before);
    pthread_barrier_wait(&after);
    if (syscall(SYS_getuid) != 1234 || syscall(SYS_geteuid) != 1234)
        __atomic_add_fetch(&wrong, 1, __ATOMIC_SEQ_CST);
    return NULL;
}

static int change(void)
{
    pthread_t threads[THREADS];

    pthread_barrier_init(&before, NULL, THREADS + 1);
    pthread_barrier_init(&after, NULL, THREADS + 1);
    for (int i = 0; i < THREADS; i++)
        pthread_create(&threads[i], NULL, check, NULL);
    pthread_barrier_wait(&before);
    if (setuid(1234) < 0)
        return 100;
    pthread_barrier_wait(&after);
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    return wrong;
}

int main(void)
{
    int status;
    pid_t pid;

    if (geteuid() != 0)
        skip_all("it takes root to change ids");
    pid = fork();
    if (pid == 0)
        _exit(change());
    waitpid(pid, &status, 0);
    is_int(status, 0, "all threads have the new user");
    return done_testing();
}
