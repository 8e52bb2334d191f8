/*
 * pthreads(7): threads share process id, descriptors, folder, umask, memory; each has its own
 * thread id.
 */
#include "support.h"

static int fd;
static pid_t pid, tid, parent;
static pthread_barrier_t barrier;

static void *change(void *unused)
{
    pid = getpid();
    tid = thread_id();
    parent = getppid();
    fd = dup(0);
    umask(0);
    if (chdir("/") < 0)
        fd = -1;
    pthread_barrier_wait(&barrier);
    pthread_barrier_wait(&barrier);
    return unused;
}

int main(void)
{
    char folder[256];
    pthread_t thread;

    pthread_barrier_init(&barrier, NULL, 2);
    if (chdir("/tmp") < 0)
        bail_out("no /tmp");
    umask(022);
    pthread_create(&thread, NULL, change, NULL);
    pthread_barrier_wait(&barrier);
    ok(pid == getpid(), "the process id is the same");
    ok(tid != thread_id() && tid > 0, "the thread id is not");
    ok(parent == getppid(), "the parent is the same");
    is_int(fcntl(fd, F_GETFD), 0, "a descriptor opened in a thread is open");
    is_str(getcwd(folder, sizeof folder), "/", "the folder is the thread's");
    is_int(umask(022), 0, "so is the umask");
    ok(thread_id() == getpid(), "the main thread's id is the process id");
    pthread_barrier_wait(&barrier);
    pthread_join(thread, NULL);
    return done_testing();
}
