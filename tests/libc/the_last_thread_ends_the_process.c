/* pthread_exit(3): the main thread may leave first; the last one's end is exit(0). */
#include <tap.h>

#include <pthread.h>
#include <sys/wait.h>

static pthread_t main_thread;
static int said;

static void goodbye(void)
{
    if (write(said, "g", 1) < 0)
        _exit(9);
}

static void *outlive(void *arg)
{
    (void)arg;
    pthread_join(main_thread, NULL);
    if (write(said, "t", 1) < 0)
        _exit(9);
    return NULL;
}

int main(void)
{
    char text[8] = "";
    int fds[2];
    int status;
    pthread_t thread;
    pid_t pid;

    if (pipe(fds) < 0)
        bail_out("pipe");
    pid = fork();
    if (pid == 0) {
        said = fds[1];
        main_thread = pthread_self();
        atexit(goodbye);
        pthread_create(&thread, NULL, outlive, NULL);
        pthread_exit(NULL);
    }
    close(fds[1]);
    waitpid(pid, &status, 0);
    is_int(status, 0, "the process ended with status 0");
    is_int(read(fds[0], text, sizeof text - 1), 2, "two letters were written");
    is_str(text, "tg", "the thread's after main's end, then the exit handler's");
    return done_testing();
}
